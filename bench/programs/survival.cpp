// Kaplan-Meier with log-log limits and four competing causes with delta-method errors, whole days in counting arrays: the
// yardstick of bench/survival.ts. Reads "entry exit cause" lines, says the median time of a run in milliseconds and a checksum.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <vector>

constexpr int CAUSES = 4;
constexpr double Z = 1.959963984540054;

struct Curve {
  std::vector<double> time, at_risk, survival, se, lo, hi, value[CAUSES], error[CAUSES];
};

static Curve run(const std::vector<int>& entry, const std::vector<int>& exit, const std::vector<int>& cause) {
  int first = entry[0], last = exit[0];
  for (size_t i = 0; i < exit.size(); i++) {
    first = std::min(first, entry[i]);
    last = std::max(last, exit[i]);
  }
  const int days = last - first + 1, width = CAUSES + 1;
  std::vector<int> entered(days + 1), gone(days * width);
  for (size_t i = 0; i < exit.size(); i++) {
    entered[entry[i] - first]++;
    gone[(exit[i] - first) * width + cause[i]]++;
  }
  Curve c;
  for (auto* list : {&c.time, &c.at_risk, &c.survival, &c.se, &c.lo, &c.hi}) list->reserve(days);
  for (int k = 0; k < CAUSES; k++) {
    c.value[k].reserve(days);
    c.error[k].reserve(days);
  }
  double survival = 1, greenwood = 0, lo = NAN, hi = NAN;
  double value[CAUSES] = {}, left[CAUSES] = {}, both[CAUSES] = {}, taken[CAUSES] = {};
  bool others[CAUSES] = {};
  long here = 0;
  for (int day = 0; day < days; day++) {
    const int* g = &gone[day * width];
    const int d = g[1] + g[2] + g[3] + g[4];
    if (d + g[0] > 0) {
      const double n = here;
      if (d > 0) {
        const double stay = 1 - d / n, square = survival * survival / n;
        for (int k = 0; k < CAUSES; k++) {
          const double own = g[k + 1] / n;
          taken[k] += 2 * own * both[k] + own * own * left[k] + square * own * (1 - own);
          both[k] = stay * (both[k] + own * left[k]) - square * own * stay;
          left[k] = stay * stay * left[k] + square * (1 - stay) * stay;
          value[k] += survival * own;
          others[k] |= d > g[k + 1];
        }
        survival *= stay;
        greenwood += d / (n * (n - d));
        const double log_s = std::log(survival), factor = std::exp(Z * std::sqrt(greenwood) / log_s);
        lo = std::exp(log_s / factor);
        hi = std::exp(log_s * factor);
      }
      c.time.push_back(first + day);
      c.at_risk.push_back(n);
      c.survival.push_back(survival);
      c.se.push_back(survival * std::sqrt(greenwood));
      c.lo.push_back(lo);
      c.hi.push_back(hi);
      for (int k = 0; k < CAUSES; k++) {
        c.value[k].push_back(value[k]);
        c.error[k].push_back(std::sqrt(std::max(0.0, others[k] ? taken[k] : left[k])));
      }
    }
    here += entered[day] - d - g[0];
  }
  return c;
}

int main(int, char** argv) {
  std::vector<int> entry, exit, cause;
  std::FILE* file = std::fopen(argv[1], "r");
  if (!file) return 1;
  for (int a, b, c; std::fscanf(file, "%d %d %d", &a, &b, &c) == 3;) {
    entry.push_back(a);
    exit.push_back(b);
    cause.push_back(c);
  }
  std::fclose(file);
  std::vector<double> ms;
  double sum = 0;
  for (int round = 0; round < 201; round++) {
    const auto began = std::chrono::steady_clock::now();
    const Curve c = run(entry, exit, cause);
    ms.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count());
    sum = c.survival.back() + c.hi[c.hi.size() / 2];
    for (int k = 0; k < CAUSES; k++) sum += c.value[k].back() + c.error[k].back();
  }
  std::nth_element(ms.begin(), ms.begin() + ms.size() / 2, ms.end());
  std::printf("%.6f %.12f\n", ms[ms.size() / 2], sum);
}
