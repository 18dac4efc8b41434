import { expect, test } from 'vitest'
import { normalHtml } from './normal-html.ts'

test('the order of attributes and class names, and white space between blocks, do not matter', () => {
  expect(normalHtml('<div  id="a" class="y  x">\n  <p>One\n two </p>\n</div>')).toBe(normalHtml('<div class="x y" id="a"><p>One two</p></div>'))
})

test('a space between two words of a line matters, on whichever side of a tag it stands', () => {
  expect(normalHtml('<p>Next<span> page</span></p>')).toBe(normalHtml('<p>Next <span>page</span></p>'))
  expect(normalHtml('<p>Next<span> page</span></p>')).not.toBe(normalHtml('<p>Next<span>page</span></p>'))
})

test('a word, a tag, an attribute and their absence matter', () => {
  const html = '<p class="a">One <a href="#">two</a></p>'
  for (const other of ['<p class="b">One <a href="#">two</a></p>', '<p>One <a href="#">two</a></p>', '<p class="a">One <a>two</a></p>',
    '<p class="a">One <b href="#">two</b></p>', '<p class="a">One <a href="#">three</a></p>', '<p class="a">One two</p>']) {
    expect(normalHtml(other)).not.toBe(normalHtml(html))
  }
})
