/** What the bytes of a written review are, whatever the name says: a Word file (a zip that holds word/document.xml) or a PDF; else nothing that is taken. */
export function sniffWritten(content: Buffer): 'word' | 'pdf' | null {
  if (content.subarray(0, 1_024).includes('%PDF-')) return 'pdf'
  const isZip = content.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))
  return isZip && content.includes('word/document.xml') && content.includes('[Content_Types].xml') ? 'word' : null
}
