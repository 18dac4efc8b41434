import type { TrendData } from './chart-data.ts'
import { Drawing, HaloText, Mark, Text, WIDTH } from './drawing.tsx'
import { describeChart } from './describe-chart.ts'
import { spread, wrap } from './labels.ts'
import { linear, niceTicks, round, widthOf } from './scale.ts'
import { GRID_COLOUR, SERIES_STYLES, TEXT_COLOUR } from './series-style.ts'
import type { SeriesStyle } from './series-style.ts'

/** Lines over the years, each named at its end and told apart by mark and dash. The points of the first series carry their numbers. */
export function TrendChart(props: TrendChartProps) {
  const { data } = props
  if (data.series.length > SERIES_STYLES.length) throw new RangeError(`a trend chart has ${SERIES_STYLES.length} series at most, not ${data.series.length}`)
  const known = data.series.flatMap(({ values }) => values.filter((value) => value !== null))
  const ticks = niceTicks(data.fromZero === false ? Math.min(...known) : Math.min(0, ...known), Math.max(...known, ...(known.length === 0 ? [1] : [])), 4)
  const y = linear(ticks[0] ?? 0, ticks.at(-1) ?? 1, BOTTOM, TOP)
  const x = linear(0, Math.max(data.times.length - 1, 1), LEFT, RIGHT)
  const lines = data.series.map((series, index) => ({
    ...series,
    style: SERIES_STYLES[index] ?? SERIES_STYLES[0],
    points: series.values.flatMap((value, at) => (value === null ? [] : [{ at, value, time: data.times[at] ?? '', x: x(at), y: y(value) }])),
  }))
  return (
    <Drawing id={props.id} title={props.title} desc={props.desc ?? describeChart(data)} height={HEIGHT}>
      <Text x={0} y={14} isQuiet>{data.unit}</Text>
      {ticks.map((tick) => <Tick y={y(tick)} tick={tick} text={data.format(tick)} isZero={tick === 0} />)}
      <Times times={data.times} x={x} />
      {lines.map((line) => <Line {...line} />)}
      {lines.map((line) => line.points.map((point) => (
        <g data-series={line.name} data-at={point.time} data-value={point.value}>
          <title>{`${line.name}, ${point.time}: ${data.format(point.value)}`}</title>
          <Mark x={point.x} y={point.y} style={line.style} />
        </g>
      )))}
      {lines.slice(0, 1).map((line) => line.points.slice(0, -1).map((point) => (
        <HaloText x={point.x} y={labelAbove(point, lines.slice(1)) ? point.y - 10 : point.y + 20} anchor="middle">{data.format(point.value)}</HaloText>
      )))}
      <Names lines={lines} lastAt={data.times.length - 1} format={data.format} />
    </Drawing>
  )
}

function Tick(props: { y: number; tick: number; text: string; isZero: boolean }) {
  return (
    <>
      <line class="tl-grid" x1={LEFT - 6} x2={RIGHT + 6} y1={props.y} y2={props.y} stroke={props.isZero ? TEXT_COLOUR : GRID_COLOUR} stroke-width="1" />
      <Text x={LEFT - 10} y={round(props.y + 5)} anchor="end" tick={props.tick}>{props.text}</Text>
    </>
  )
}

function Times(props: { times: readonly string[]; x: (at: number) => number }) {
  const room = (RIGHT - LEFT) / Math.max(props.times.length - 1, 1)
  const every = Math.ceil((Math.max(...props.times.map(widthOf), 0) + 8) / room)
  const last = props.times.length - 1
  return <>{props.times.map((time, at) => (last - at) % every === 0 && <Text x={props.x(at)} y={BOTTOM + 22} anchor="middle">{time}</Text>)}</>
}

/** Unbroken stretches only: a year without a figure is a gap, never a straight line across it. */
function Line(props: LineProps) {
  const path = props.points.map((point, index) => `${props.points[index - 1]?.at === point.at - 1 ? 'L' : 'M'}${point.x} ${point.y}`).join('')
  return (
    <path class="tl-line" d={path} fill="none" stroke={props.style.colour} stroke-width={props.style.width} stroke-dasharray={props.style.dash}
      stroke-linejoin="round" />
  )
}

/** Each line's name with its last number, and that number's year where it is not the last one of the chart. */
function Names(props: { lines: readonly LineProps[]; lastAt: number; format: (value: number) => string }) {
  const labels = props.lines.flatMap((line, index) => {
    const last = line.points.at(-1)
    return last ? [{ line, isFirst: index === 0, words: wrap(`${line.name} ${props.format(last.value)}${last.at === props.lastAt ? '' : ` (${last.time})`}`, 17), wanted: last.y }] : []
  })
  const places = spread(labels.map(({ words, wanted }) => ({ wanted, height: words.length * LINE_HEIGHT + 4 })), TOP - 10, BOTTOM + 14)
  return (
    <>
      {labels.map((label, index) => {
        const middle = places[index] ?? label.wanted
        const top = round(middle - (label.words.length * LINE_HEIGHT) / 2 + 12)
        return (
          <g>
            <Mark x={RIGHT + 18} y={round(top - 5)} style={label.line.style} />
            {label.words.map((words, row) => <Text x={RIGHT + 28} y={round(top + row * LINE_HEIGHT)} isBold={label.isFirst}>{words}</Text>)}
          </g>
        )
      })}
    </>
  )
}

/** Numbers stand above their point unless another line passes close above it and none close below. */
function labelAbove(point: Point, others: readonly LineProps[]): boolean {
  const near = others.flatMap((line) => line.points.filter((other) => other.at === point.at)).map((other) => other.y - point.y)
  const isCloseAbove = near.some((distance) => distance <= 0 && distance > -26)
  const isCloseBelow = near.some((distance) => distance > 0 && distance < 26) || point.y + 22 > BOTTOM
  return !isCloseAbove || isCloseBelow
}

const HEIGHT = 320
const [LEFT, RIGHT, TOP, BOTTOM] = [52, WIDTH - 158, 40, HEIGHT - 32]
const LINE_HEIGHT = 17

export interface TrendChartProps {
  /** Unique on the page. */
  id: string
  title: string
  desc?: string | undefined
  data: TrendData
}

interface LineProps {
  name: string
  style: SeriesStyle
  points: readonly Point[]
}

interface Point {
  at: number
  value: number
  time: string
  x: number
  y: number
}
