import type { ComponentChildren } from 'preact'
import { sheetQuestions, type ReadingSheet } from '../rules/reading-sheet.ts'

/** All papers of a panel as one HTML file that stands alone: to print, to keep, to read without a network. Its style is its own, for it is no page of the service. */
export function PapersFile(props: { title: string; rule: string; members: string; cases: readonly PapersCase[] }) {
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{props.title}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <main>
          <h1>{props.title}</h1>
          <p>{props.members}</p>
          <p>{props.rule}</p>
          <h2>Agenda</h2>
          <ol>{props.cases.map((one) => <li><a href={`#case-${one.id}`}>{one.name}</a>: {one.recommended}</li>)}</ol>
          {props.cases.map((one) => (
            <section id={`case-${one.id}`}>
              <h2>{one.name}</h2>
              <dl>{one.facts.map(([key, value]) => <Row name={key}>{value}</Row>)}</dl>
              {one.sheets.map((sheet) => (
                <>
                  <h3>Reading sheet of {sheet.reader}: {sheet.view}</h3>
                  <dl>{sheetQuestions.flatMap(({ key, text }) => (sheet.sheet[key] === undefined ? [] : [<Row name={text}>{sheet.sheet[key]}</Row>]))}</dl>
                </>
              ))}
            </section>
          ))}
        </main>
      </body>
    </html>
  )
}

function Row(props: { name: string; children: ComponentChildren }) {
  return <><dt>{props.name}</dt><dd>{props.children}</dd></>
}

const STYLE = 'body{font:16px/1.5 Arial,sans-serif;margin:0}main{max-width:44rem;margin:0 auto;padding:1.5rem}dt{font-weight:bold;margin-top:.75rem}dd{margin:0;white-space:pre-line}section{border-top:2px solid #000;margin-top:2rem}@media print{section{break-before:page;border:0}}'

export type PapersCase = { id: number; name: string; recommended: string; facts: readonly (readonly [string, string])[]; sheets: readonly { reader: string; view: string; sheet: ReadingSheet }[] }
