/** Who sits in the chair of the matrix's panel and reads every portfolio before it. */
export const CHAIR = 'panel-member of authority'
