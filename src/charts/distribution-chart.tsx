import { binsOf } from './bins.ts'
import type { Bin } from './bins.ts'
import type { DistributionData } from './chart-data.ts'
import { describeChart } from './describe-chart.ts'
import { Drawing, HaloText, Text, WIDTH } from './drawing.tsx'
import { linear, round, widthOf } from './scale.ts'
import { BAR_COLOURS, TEXT_COLOUR } from './series-style.ts'

/** One dot for each worker, standing over the number of children; columns with their count where the dots would be too many. */
export function DistributionChart(props: DistributionChartProps) {
  const { data } = props
  const bins = binsOf(data.values, data.binWidth)
  const lines = data.lines ?? []
  const [lowest, highest] = [Math.min(bins[0]?.from ?? 0, ...lines.map(({ at }) => at)), Math.max(bins.at(-1)?.until ?? 1, ...lines.map(({ at }) => at + 1))]
  const x = linear(lowest, highest, LEFT, RIGHT)
  const most = Math.max(...bins.map(({ count }) => count), 1)
  const hasDots = most <= MOST_DOTS
  const top = (hasDots ? 30 : 44) + lines.length * 20
  const bottom = top + (hasDots ? most * DOT_STEP : PLOT) + 6
  const drawn = { bottom, most, half: isWhole(bins) ? 0.5 : 0, x }
  const marks = lines.map((line, index) => <Line {...line} y={40 + index * 20} {...drawn} />)
  return (
    <Drawing id={props.id} title={props.title} desc={props.desc ?? describeChart(data)} height={bottom + 50}>
      <Text x={0} y={14} isQuiet>{hasDots ? `${data.countHeading}: one dot for each` : data.countHeading}</Text>
      {hasDots && marks}
      {bins.map((bin) => (hasDots ? <Dots bin={bin} {...drawn} /> : <Column bin={bin} {...drawn} />))}
      <line class="tl-grid" x1={LEFT} x2={RIGHT} y1={drawn.bottom} y2={drawn.bottom} stroke={TEXT_COLOUR} stroke-width="1" />
      <Labels bins={bins} {...drawn} />
      <Text x={(LEFT + RIGHT) / 2} y={drawn.bottom + 44} anchor="middle" isQuiet>{data.valueHeading}</Text>
      {!hasDots && marks}
      {!hasDots && bins.map((bin) => bin.count > 0 && (
        <HaloText x={middleOf(bin, x)} y={round(bottom - heightOf(bin, most) - 6)} anchor="middle">{bin.count}</HaloText>
      ))}
    </Drawing>
  )
}

function Dots(props: DrawnProps & { bin: Bin }) {
  const { bin, bottom, x } = props
  const radius = round(Math.min(DOT_STEP, x(bin.until) - x(bin.from)) / 2 - 0.8)
  return (
    <g data-bin={bin.label} data-count={bin.count}>
      <title>{`${bin.label}: ${bin.count}`}</title>
      {Array.from({ length: bin.count }, (_, index) => (
        <circle class="tl-mark" cx={middleOf(bin, x)} cy={round(bottom - DOT_STEP * (index + 0.5))} r={radius} fill={BAR_COLOURS.own} />
      ))}
    </g>
  )
}

function Column(props: DrawnProps & { bin: Bin }) {
  const { bin, bottom, x } = props
  const height = heightOf(bin, props.most)
  return (
    <g data-bin={bin.label} data-count={bin.count}>
      <title>{`${bin.label}: ${bin.count}`}</title>
      {bin.count > 0 && (
        <rect class="tl-mark" x={x(bin.from) + 1} y={round(bottom - height)} width={round(x(bin.until) - x(bin.from) - 2)} height={height}
          fill={BAR_COLOURS.own} />
      )}
    </g>
  )
}

function middleOf(bin: Bin, x: (value: number) => number): number {
  return round((x(bin.from) + x(bin.until)) / 2)
}

function heightOf(bin: Bin, most: number): number {
  return round((PLOT * bin.count) / most)
}

function Labels(props: DrawnProps & { bins: readonly Bin[] }) {
  const widest = Math.max(...props.bins.map((bin) => widthOf(bin.label)), 0) + 8
  const first = props.bins[0]
  if (!first) return null
  const every = Math.ceil(widest / (props.x(first.until) - props.x(first.from)))
  return (
    <>
      {props.bins.map((bin, index) => index % every === 0 && (
        <Text x={middleOf(bin, props.x)} y={props.bottom + 22} anchor="middle">{bin.label}</Text>
      ))}
    </>
  )
}

function Line(props: DrawnProps & { at: number; label: string; y: number }) {
  const place = props.x(props.at + props.half)
  const isLate = place > (LEFT + RIGHT) / 2
  return (
    <g data-line={props.label} data-at={props.at}>
      <path class="tl-halo" d={`M${place} ${props.y - 12}V${props.bottom}`} fill="none" stroke="#ffffff" stroke-width="5" />
      <path class="tl-compare" d={`M${place} ${props.y - 12}V${props.bottom}`} fill="none" stroke={TEXT_COLOUR} stroke-width="2" stroke-dasharray="6 3" />
      <HaloText x={isLate ? place - 6 : place + 6} y={props.y} anchor={isLate ? 'end' : 'start'}>{props.label}</HaloText>
    </g>
  )
}

/** Columns of one whole value each: a line at 18 goes through the middle of the column 18. */
function isWhole(bins: readonly Bin[]): boolean {
  return bins.every((bin) => bin.until - bin.from === 1 && !bin.label.includes(' '))
}

const [LEFT, RIGHT, PLOT, MOST_DOTS, DOT_STEP] = [8, WIDTH - 8, 180, 16, 14]

export interface DistributionChartProps {
  /** Unique on the page. */
  id: string
  title: string
  desc?: string | undefined
  data: DistributionData
}

interface DrawnProps {
  bottom: number
  most: number
  half: number
  x: (value: number) => number
}
