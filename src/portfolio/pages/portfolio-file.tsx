import { formatDay, shortDay } from '../../time/day.ts'
import { kindLabels, stateWords } from '../rules/evidence.ts'
import type { TakenItem } from '../rules/taken-portfolio.ts'

/** The whole portfolio as one page that opens anywhere, without this service: for the next employer, and for oneself. */
export function PortfolioFile(props: { name: string; programme: string; on: string; items: readonly TakenItem[] }) {
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`Portfolio of ${props.name}`}</title>
      </head>
      <body>
        <h1>Portfolio of {props.name}</h1>
        <p>{props.programme}. Taken on {props.on}.</p>
        <h2>Contents</h2>
        <ol>{props.items.map((item) => <li><a href={`#item-${item.id}`}>{item.title}</a>, {kindLabels[item.kind]}, {shortDay(item.onDay)}</li>)}</ol>
        {props.items.map((item) => (
          <section id={`item-${item.id}`}>
            <h2>{item.title}</h2>
            <p>{kindLabels[item.kind]}, {formatDay(item.onDay)}. {stateWords[item.state]}{item.decidedBy === null ? '' : ` by ${item.decidedBy}`}. Made by {item.authorName}.</p>
            {item.says.split('\n').filter((line) => line.trim() !== '').map((line) => <p>{line}</p>)}
            {item.files.length > 0 && <p>Files:</p>}
            {item.files.length > 0 && <ul>{item.files.map((file) => <li><a href={file.path}>{file.name}</a></li>)}</ul>}
            {item.standards.length > 0 && <p>Shows:</p>}
            {item.standards.length > 0 && <ul>{item.standards.map((standard) => <li>{standard}</li>)}</ul>}
          </section>
        ))}
      </body>
    </html>
  )
}
