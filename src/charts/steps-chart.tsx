import type { StepsData } from './chart-data.ts'
import { describeChart } from './describe-chart.ts'
import { Drawing, Mark, Text, WIDTH } from './drawing.tsx'
import { spread, wrap } from './labels.ts'
import { linear, round } from './scale.ts'
import { GRID_COLOUR, SERIES_STYLES, TEXT_COLOUR, type SeriesStyle } from './series-style.ts'
import { percentOf, stepAt } from './steps.ts'

/** Curves of who is still there, told apart by dash and mark, with the numbers at risk under the axis. One curve alone has its limits around it. */
export function StepsChart(props: StepsChartProps) {
  const { data } = props
  if (data.series.length > SERIES_STYLES.length) throw new RangeError(`a chart of steps has ${SERIES_STYLES.length} series at most, not ${data.series.length}`)
  const end = Math.max(...data.marks.map((mark) => mark.at), ...data.series.map((series) => series.until), 1)
  const x = linear(0, end, LEFT, RIGHT)
  const y = linear(0, 1, BOTTOM, TOP)
  const riskTop = BOTTOM + 62
  const height = riskTop + data.series.length * 20 + 4
  const { band } = data
  return (
    <Drawing id={props.id} title={props.title} desc={props.desc ?? describeChart(data)} height={height}>
      <Text x={0} y={14} isQuiet>{data.valueHeading}</Text>
      {band && band.until <= end && (
        <g>
          <rect x={x(band.from)} y={TOP} width={round(x(band.until) - x(band.from))} height={BOTTOM - TOP} fill="#f0f2f4" stroke={GRID_COLOUR} stroke-dasharray="2 3" />
          <Text x={round((x(band.from) + x(band.until)) / 2)} y={TOP - 6} anchor="middle" isQuiet>{band.label}</Text>
        </g>
      )}
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <>
          <line class="tl-grid" x1={LEFT - 6} x2={RIGHT + 6} y1={y(share)} y2={y(share)} stroke={share === 0 ? TEXT_COLOUR : GRID_COLOUR} stroke-width="1" />
          <Text x={LEFT - 10} y={round(y(share) + 5)} anchor="end" tick={share}>{percentOf(share)}</Text>
        </>
      ))}
      {data.marks.map(({ at }) => <Text x={x(at)} y={BOTTOM + 20} anchor="middle">{at}</Text>)}
      <Text x={round((LEFT + RIGHT) / 2)} y={BOTTOM + 38} anchor="middle" isQuiet>{data.timeHeading}</Text>
      {data.series.length === 1 && data.series.map((series) => <path d={limitsPath(series, x, y)} fill="#c9d3db" stroke="none" />)}
      {data.series.map((series, at) => <Curve series={series} style={SERIES_STYLES[at] ?? SERIES_STYLES[0]} x={x} y={y} marks={data.marks.map((mark) => mark.at)} />)}
      <Names series={data.series} y={y} />
      <Text x={0} y={riskTop - 6} isQuiet>At risk</Text>
      {data.series.map((_, index) => (
        <g>
          <Mark x={12} y={riskTop + index * 20 + 8} style={SERIES_STYLES[index] ?? SERIES_STYLES[0]} />
          {data.marks.map(({ at, atRisk }) => <Text x={x(at)} y={riskTop + index * 20 + 13} anchor="middle">{atRisk[index] ?? '–'}</Text>)}
        </g>
      ))}
    </Drawing>
  )
}

function Curve(props: { series: Series; style: SeriesStyle; x: Scale; y: Scale; marks: readonly number[] }) {
  const { series, style, x, y } = props
  const path = series.steps.map((step) => `H${x(step.at)}V${y(step.share)}`).join('')
  return (
    <g data-series={series.name}>
      <path class="tl-line" d={`M${x(series.from)} ${y(1)}${path}H${x(series.until)}`} fill="none" stroke={style.colour} stroke-width={style.width} stroke-dasharray={style.dash} />
      {props.marks.flatMap((at) => {
        const step = stepAt(series, at)
        return step === null ? [] : [<g data-at={at} data-value={step.share}><title>{`${series.name}, ${at}: ${percentOf(step.share)}`}</title><Mark x={x(at)} y={y(step.share)} style={style} /></g>]
      })}
    </g>
  )
}

/** The upper limit forth, the lower one back; where there are none the curve itself. */
function limitsPath(series: Series, x: Scale, y: Scale): string {
  const { steps } = series
  const upper = steps.map((step) => `H${x(step.at)}V${y(step.hi ?? step.share)}`).join('')
  const lower = steps.toReversed().map((step) => `V${y(step.lo ?? step.share)}H${x(step.at)}`).join('')
  return `M${x(series.from)} ${y(1)}${upper}H${x(series.until)}${lower}V${y(1)}Z`
}

function Names(props: { series: readonly Series[]; y: Scale }) {
  const labels = props.series.map((series) => {
    const last = series.steps.at(-1)?.share ?? 1
    return { words: wrap(`${series.name} ${percentOf(last)}`, 12), wanted: props.y(last) }
  })
  const places = spread(labels.map(({ words, wanted }) => ({ wanted, height: words.length * 17 + 4 })), TOP - 10, BOTTOM + 14)
  return (
    <>
      {labels.map(({ words, wanted }, index) => {
        const top = round((places[index] ?? wanted) - (words.length * 17) / 2 + 12)
        return (
          <g>
            <Mark x={RIGHT + 18} y={round(top - 5)} style={SERIES_STYLES[index] ?? SERIES_STYLES[0]} />
            {words.map((text, row) => <Text x={RIGHT + 28} y={round(top + row * 17)} isBold={index === 0}>{text}</Text>)}
          </g>
        )
      })}
    </>
  )
}

const [LEFT, RIGHT, TOP, BOTTOM] = [56, WIDTH - 150, 44, 264]

type Series = StepsData['series'][number]
type Scale = (value: number) => number

export interface StepsChartProps {
  /** Unique on the page. */
  id: string
  title: string
  desc?: string | undefined
  data: StepsData
}
