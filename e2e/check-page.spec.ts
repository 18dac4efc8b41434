import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { hasBrowser, launchBrowser } from './testing/browser.ts'
import { checkPage } from './testing/check-page.ts'

/** A page with one fault of each kind: a check that finds nothing here would find nothing anywhere. */
const BAD = `<!DOCTYPE html><html lang="fr"><head><title>Another title</title><link rel="stylesheet" href="/style.css"></head><body>
  <nav><a href="/">Home</a></nav>
  <main id="main"><h1>A heading</h1><h4>Skipped</h4><p id="twice">a</p><p id="twice" style="color:red">b</p>
  <input id="unlabelled" class="a" class="b"><a href="#" class="flat">no focus to see</a><a href="#" tabindex="3">first of all</a>
  <div class="wide">wide</div><div class="scrolls"><div class="wide">in a scroll area without a name</div></div>
  <form method="post" action="/x"><input type="hidden" name="a" value="b"></form></main>
  <script src="/late.js"></script></body></html>`
const STYLE = '.flat:focus { outline: none } .wide { width: 900px } .scrolls { overflow-x: auto; width: 200px }'
const LATE = "document.querySelector('h1').textContent = 'Another heading'; const row = document.createElement('b'); row.style.cssText = ''; throw new Error('a fault of the script')"

describe.skipIf(!hasBrowser())('the check of a page', () => {
  let browser: Browser
  let server: Server
  let problems: string[]

  beforeAll(async () => {
    browser = await launchBrowser()
    server = createServer((request, reply) => {
      const [type, body] = request.url === '/style.css' ? ['text/css', STYLE] : request.url === '/late.js' ? ['text/javascript', LATE] : ['text/html', BAD]
      reply.writeHead(200, { 'content-type': type, 'content-security-policy': "style-src 'self'" }).end(body)
    })
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
    problems = await checkPage(browser, { address: `http://localhost:${(server.address() as AddressInfo).port}`, path: '/', token: null })
  })
  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  it.each([
    ['the answer', /cache-control/],
    ['the policy', /has no content security policy/],
    ['what the policy stopped', /content security policy stopped style-src/],
    ['the HTML', /of the HTML: duplicate-attribute/],
    ['the title', /the title "Another title" does not begin with the h1/],
    ['headings', /heading level is skipped/],
    ['ids', /"twice" is there twice/],
    ['the language', /lang is "fr"/],
    ['axe', /axe label/],
    ['the order of Tab', /Tab 1 came to/],
    ['tabindex', /has a tabindex above 0/],
    ['the focus', /focus cannot be seen on <a> no focus to see/],
    ['the skip link', /first stop is not the skip link/],
    ['paper', /on paper there is still <nav>/],
    ['reflow', /px wide on a screen of 320 px: <div> wide/],
    ['scroll areas', /scroll area <div> in a scroll area without a name has no name/],
    ['the script', /the script failed: a fault of the script/],
    ['the page without a script', /without a script the heading is "A heading"/],
    ['forms without a button', /the form to \/x cannot be sent/],
  ])('sees a fault of %s', (_name, wanted) => {
    expect(problems.filter((problem) => wanted.test(problem)), problems.join('\n')).not.toEqual([])
  })
})
