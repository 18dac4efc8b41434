import type { ComponentChildren } from 'preact'
import { QUIET_TEXT_COLOUR, TEXT_COLOUR } from './series-style.ts'
import type { SeriesStyle } from './series-style.ts'

/** The frame of every chart: an image with a name and a description, drawn 560 wide, its letters 14 high (12 where the page shows it smallest). */
export function Drawing(props: DrawingProps) {
  return (
    <svg class="tl-chart__svg" xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby={`${props.id}-title ${props.id}-desc`}
      viewBox={`0 0 ${WIDTH} ${props.height}`} width={WIDTH} height={props.height} font-size="14">
      <title id={`${props.id}-title`}>{props.title}</title>
      <desc id={`${props.id}-desc`}>{props.desc}</desc>
      {props.children}
    </svg>
  )
}

export function Text(props: TextProps) {
  return (
    <text class="tl-text" x={props.x} y={props.y} text-anchor={props.anchor ?? 'start'} fill={props.isQuiet ? QUIET_TEXT_COLOUR : TEXT_COLOUR}
      font-weight={props.isBold ? 'bold' : undefined} data-tick={props.tick}>
      {props.children}
    </text>
  )
}

/** A text that may lie on lines: the same text below it, thick and white. */
export function HaloText(props: TextProps) {
  return (
    <>
      <text class="tl-halo" x={props.x} y={props.y} text-anchor={props.anchor ?? 'start'} font-weight={props.isBold ? 'bold' : undefined}
        fill="none" stroke="#ffffff" stroke-width="4" stroke-linejoin="round" aria-hidden="true">{props.children}</text>
      <Text {...props} />
    </>
  )
}

export function Mark(props: { x: number; y: number; style: SeriesStyle }) {
  const { x, y, style } = props
  return (
    <path class={style.isHollow ? 'tl-mark tl-mark--hollow' : 'tl-mark'} d={SHAPES[style.mark]} transform={`translate(${x} ${y})`}
      fill={style.isHollow ? '#ffffff' : style.colour} stroke={style.colour} stroke-width="2" />
  )
}

export const WIDTH = 560

const SHAPES = {
  circle: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z',
  square: 'M-4-4h8v8h-8z',
  triangle: 'M0-5l5 9h-10z',
  diamond: 'M0-5.5l5.5 5.5-5.5 5.5-5.5-5.5z',
}

export interface DrawingProps {
  id: string
  title: string
  desc: string
  height: number
  children: ComponentChildren
}

interface TextProps {
  x: number
  y: number
  anchor?: 'start' | 'middle' | 'end' | undefined
  isBold?: boolean | undefined
  isQuiet?: boolean | undefined
  /** The number that stands at this place of an axis. */
  tick?: number | undefined
  children: ComponentChildren
}
