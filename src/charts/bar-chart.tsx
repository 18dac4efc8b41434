import type { BarData } from './chart-data.ts'
import { NO_FIGURE } from './chart-table.ts'
import { describeChart } from './describe-chart.ts'
import { Drawing, Text, WIDTH } from './drawing.tsx'
import { linear, round, widthOf } from './scale.ts'
import { BAR_COLOURS, TEXT_COLOUR } from './series-style.ts'

/** Bars that lie, each under its name, so that long names need no turning; the number stands at the end. The axis begins at zero. */
export function BarChart(props: BarChartProps) {
  const { data } = props
  const numbers = data.bars.flatMap((bar) => [bar.value, bar.comparator]).filter((value) => typeof value === 'number')
  const [low, high] = [Math.min(0, ...numbers), Math.max(0, ...numbers)]
  const endRoom = Math.max(...data.bars.map((bar) => (bar.value === null ? 0 : widthOf(data.format(bar.value)))), 0) + 14
  const x = linear(low, high === low ? low + 1 : high, low < 0 ? endRoom : 1, WIDTH - endRoom)
  const top = data.comparatorName === undefined ? 0 : 30
  const height = top + data.bars.length * ROW + 4
  return (
    <Drawing id={props.id} title={props.title} desc={props.desc ?? describeChart(data)} height={height}>
      {data.comparatorName !== undefined && (
        <>
          <Comparator x={8} y={6} />
          <Text x={22} y={18}>{data.comparatorName}</Text>
        </>
      )}
      {data.bars.map((bar, index) => <Bar {...bar} top={top + index * ROW} x={x} format={data.format} comparatorName={data.comparatorName} />)}
      <line class="tl-grid" x1={x(0)} x2={x(0)} y1={top} y2={height} stroke={TEXT_COLOUR} stroke-width="1" />
    </Drawing>
  )
}

function Bar(props: BarProps) {
  const { value, comparator, x, top } = props
  const middle = top + 33
  return (
    <g data-bar={props.label} data-value={value ?? undefined} data-comparator={comparator ?? undefined}>
      <Text x={6} y={top + 17} isBold={props.isOwn}>{props.label}</Text>
      {value === null
        ? <Text x={round(x(0) + 6)} y={middle + 5} isQuiet>{NO_FIGURE}</Text>
        : (
          <>
            <rect class="tl-mark" x={Math.min(x(0), x(value))} y={top + 23} width={round(Math.abs(x(value) - x(0)))} height="19"
              fill={props.isOwn ? BAR_COLOURS.own : BAR_COLOURS.other}>
              <title>{`${props.label}: ${props.format(value)}`}</title>
            </rect>
            <Text x={round(value < 0 ? x(value) - 8 : Math.max(x(value), isNear(x, value, comparator) ? x(comparator ?? 0) + 6 : 0) + 8)}
              y={middle + 5} anchor={value < 0 ? 'end' : 'start'} isBold={props.isOwn}>
              {props.format(value)}
            </Text>
          </>
        )}
      {comparator !== null && comparator !== undefined && (
        <Comparator x={x(comparator)} y={top + 20} title={`${props.comparatorName ?? ''}, ${props.label}: ${props.format(comparator)}`} />
      )}
    </g>
  )
}

/** The number moves past a comparator's mark that would stand on it. */
function isNear(x: (value: number) => number, value: number, comparator: number | null | undefined): boolean {
  return comparator !== null && comparator !== undefined && x(comparator) > x(value) - 6 && x(comparator) < x(value) + 60
}

function Comparator(props: { x: number; y: number; title?: string }) {
  const { x, y } = props
  return (
    <g>
      {props.title && <title>{props.title}</title>}
      <path class="tl-halo" d={`M${x} ${y - 1}v27`} stroke="#ffffff" stroke-width="8" fill="none" />
      <path class="tl-compare" d={`M${x} ${y}v25`} stroke={BAR_COLOURS.comparator} stroke-width="4" fill="none" />
    </g>
  )
}

const ROW = 48

export interface BarChartProps {
  /** Unique on the page. */
  id: string
  title: string
  desc?: string | undefined
  data: BarData
}

type BarProps = BarData['bars'][number] & { top: number; x: (value: number) => number; format: (value: number) => string; comparatorName: string | undefined }
