import { AlignmentType, Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'

/** A Word file of headed sections, each a table of two columns, to print, fill in and send back. Headings are real ones, for a screen reader's outline. */
export async function writeWord(letter: WordDocument): Promise<Buffer> {
  const document = new Document({
    creator: 'Throughline',
    title: letter.title,
    styles: { default: { document: { run: { font: 'Arial', size: 22 } } } },
    sections: [{
      children: [
        new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(letter.title)] }),
        ...(letter.subtitle === undefined ? [] : [new Paragraph({ children: [new TextRun(letter.subtitle)], spacing: { after: 200 } })]),
        ...(letter.paragraphs ?? []).flatMap(lines),
        ...(letter.sections ?? []).flatMap((section) => [new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(section.title)] }), tableOf(section.rows)]),
      ],
    }],
  })
  return await Packer.toBuffer(document)
}

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

function lines(text: string): Paragraph[] {
  return text.split('\n').map((line) => new Paragraph({ alignment: AlignmentType.LEFT, spacing: { after: 160 }, children: [new TextRun(line)] }))
}

/** Rows whose right side is empty are left tall, to write into. */
function tableOf(rows: readonly (readonly [string, string])[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(([key, value]) => new TableRow({
      cantSplit: value.length < 400,
      children: [
        new TableCell({ width: { size: 30, type: WidthType.PERCENTAGE }, children: [new Paragraph({ children: [new TextRun({ text: key, bold: true })] })] }),
        new TableCell({ width: { size: 70, type: WidthType.PERCENTAGE }, children: value === '' ? [new Paragraph(''), new Paragraph(''), new Paragraph('')] : lines(value) }),
      ],
    })),
  })
}

export type WordDocument = {
  title: string
  subtitle?: string
  paragraphs?: readonly string[]
  sections?: readonly { title: string; rows: readonly (readonly [string, string])[] }[]
}
