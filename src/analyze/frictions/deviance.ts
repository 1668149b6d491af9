/** How unlike chance a group's count is: twice the log of the likelihood ratio of "its own rate" to "the rate of its like". */

/**
 * Deviance of a group and of everybody else from what was expected of them (Kulldorff 1997, Communications in Statistics
 * 26:1481, for Bernoulli trials; here each trial brings the expectation of its stratum).
 * @param bad, expected, of of the group; `all*` of everybody, the group included
 * @returns 0 and more; near chi-squared with one degree of freedom where nothing is going on
 */
export function deviance(
  bad: number,
  expected: number,
  of: number,
  allBad: number,
  allExpected: number,
  all: number,
): number {
  return oneSide(bad, expected, of) + oneSide(allBad - bad, allExpected - expected, all - of);
}

function oneSide(bad: number, expected: number, of: number): number {
  const good = of - bad;
  let sum = 0;
  if (bad > 0) sum += bad * Math.log(bad / expected);
  if (good > 0) sum += good * Math.log(good / (of - expected));
  return 2 * sum;
}
