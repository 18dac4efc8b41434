import { uploadFile } from './upload-file.ts'

/**
 * What only a form leads to: a file that waits for its columns. Answers addresses that were led to; a new page behind a form needs a line
 * here. What the demonstration holds already (a return under way, with lists, changes and a frozen version) is reached by links.
 */
export async function prepareStates(address: string, sessions: ReadonlyMap<string, string>): Promise<string[]> {
  return [await uploadFile(address, sessions.get('data.officer@demo.invalid') ?? '', { kind: 'people', name: 'hr-extract.csv', text: HR_EXTRACT })]
}

const HR_EXTRACT = 'Employee number,Surname,Forename,Job title,Weekly pattern,FTE,Start date\n90001,Thistledown,Marigold,Social Worker,A,1,01/04/2024\n90002,Quillfeather,Basil,Team Manager,B,0.8,13/11/2023\n'
