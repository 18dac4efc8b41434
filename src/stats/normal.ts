/** The 97.5 % point of the normal distribution: for intervals that hold the truth 19 times in 20. */
export const Z95 = 1.959963984540054
