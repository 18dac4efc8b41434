/** How the up to four series of a chart differ: colour, dash and mark, so that any two can be told apart without the colour. */
export const SERIES_STYLES: readonly [SeriesStyle, SeriesStyle, SeriesStyle, SeriesStyle] = [
  { colour: '#0f3554', width: 3, mark: 'circle', isHollow: false },
  { colour: '#b5420a', width: 2, dash: '7 4', mark: 'square', isHollow: true },
  { colour: '#00703c', width: 2, dash: '2 4', mark: 'triangle', isHollow: false },
  { colour: '#6a3d9a', width: 2, dash: '10 3 2 3', mark: 'diamond', isHollow: true },
]

/** Bars: the council itself, the others, and the mark of what they are compared with. */
export const BAR_COLOURS = { own: '#0f3554', other: '#6b879e', comparator: '#0b0c0c' }

export const TEXT_COLOUR = '#0b0c0c'
export const QUIET_TEXT_COLOUR = '#484949'
export const GRID_COLOUR = '#b7c0c7'

export interface SeriesStyle {
  colour: string
  width: number
  dash?: string
  mark: 'circle' | 'square' | 'triangle' | 'diamond'
  isHollow: boolean
}
