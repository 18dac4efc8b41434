/** The x with matrix x = right, by Gauss's elimination with pivoting (square matrix, rows of equal length); null where it is singular. */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0])
  const size = rows.length
  for (let column = 0; column < size; column += 1) {
    const below = rows.slice(column).map((row) => Math.abs(row[column] ?? 0))
    const best = column + below.indexOf(Math.max(...below))
    const [pivot, held] = [rows[best], rows[column]]
    if (!pivot || !held || Math.abs(pivot[column] ?? 0) < 1e-12) return null
    rows[best] = held
    rows[column] = pivot
    for (const row of rows) {
      if (row === pivot) continue
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1)
      for (let place = column; place <= size; place += 1) row[place] = (row[place] ?? 0) - factor * (pivot[place] ?? 0)
    }
  }
  return rows.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1))
}
