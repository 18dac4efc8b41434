// The yardstick authority in C++, from its description in docs/rules/outlook.md, "The yardstick": a plain loop over people, compiled with -O2.
// Usage: yardstick FIRST_SEED REPLICATES; prints the checksum and the milliseconds of the simulation.
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

struct Sfc32 {
  uint32_t a = 0x9e3779b9u, b = 0x243f6a88u, c = 0xb7e15162u, counter;
  explicit Sfc32(uint32_t seed) : counter(seed) {
    for (int round = 0; round < 15; round++) next();
  }
  uint32_t next() {
    uint32_t t = a + b + counter++;
    a = b ^ (b >> 9);
    b = c + (c << 3);
    c = ((c << 21) | (c >> 11)) + t;
    return t;
  }
};

static const int GRADES = 6, MONTHS = 60, CAPACITY = 1024, TENURES = 512;
static const int ESTABLISHMENT[GRADES] = {0, 190, 60, 14, 14, 26};
static const int START[GRADES] = {24, 138, 55, 13, 13, 25};
static const double ANNUAL[GRADES][7] = {
    {.12, .12, .12, .12, .12, .12, .12}, {.22, .24, .25, .19, .17, .11, .08}, {.16, .16, .15, .13, .12, .09, .07},
    {.10, .10, .10, .09, .08, .07, .06}, {.08, .08, .08, .08, .08, .07, .06}, {.08, .08, .08, .08, .08, .07, .07}};

static int band(int tenure) {
  static const int ends[6] = {12, 24, 36, 48, 60, 120};
  for (int at = 0; at < 6; at++)
    if (tenure < ends[at]) return at;
  return 6;
}

int main(int argc, char **argv) {
  uint32_t first = argc > 1 ? (uint32_t)strtoul(argv[1], nullptr, 10) : 1;
  long replicates = argc > 2 ? atol(argv[2]) : 10000;
  static uint8_t startGrade[CAPACITY], grade[CAPACITY];
  static int16_t startTenure[CAPACITY], startMonths[CAPACITY], tenure[CAPACITY], months[CAPACITY];
  static uint32_t threshold[GRADES][TENURES];
  for (int g = 0; g < GRADES; g++)
    for (int t = 0; t < TENURES; t++) threshold[g][t] = (uint32_t)std::llround((1 - std::pow(1 - ANNUAL[g][band(t)], 1.0 / 12)) * 4294967296.0);
  const uint32_t joiner = (uint32_t)std::llround(.35 * 4294967296.0);
  int atStart = 0;
  Sfc32 starts(12345);
  for (int g = 0; g < GRADES; g++)
    for (int one = 0; one < START[g]; one++, atStart++) {
      uint32_t u = starts.next();
      int served = g == 0 ? (int)(u % 12) : 12 + (int)(u % (g == 1 ? 84 : 180));
      int spread = 1 + (int)((u >> 8) % 48);
      startGrade[atStart] = (uint8_t)g;
      startTenure[atStart] = (int16_t)served;
      startMonths[atStart] = (int16_t)(g == 0 ? served : (served - 11 < spread ? served - 11 : spread));
    }
  auto began = std::chrono::steady_clock::now();
  uint64_t checksum = 0;
  for (long replicate = 0; replicate < replicates; replicate++) {
    Sfc32 random(first + (uint32_t)replicate);
    memcpy(grade, startGrade, sizeof grade);
    memcpy(tenure, startTenure, sizeof tenure);
    memcpy(months, startMonths, sizeof months);
    int counts[GRADES];
    memcpy(counts, START, sizeof counts);
    int people = atStart;
    for (int month = 0; month < MONTHS; month++) {
      int leavers = 0;
      for (int at = 0; at < people;) {
        int g = grade[at];
        if (random.next() < threshold[g][tenure[at]]) {
          leavers++;
          counts[g]--;
          people--;
          grade[at] = grade[people];
          tenure[at] = tenure[people];
          months[at] = months[people];
          continue;
        }
        tenure[at]++;
        months[at]++;
        if (g == 0 && months[at] == 12) {
          grade[at] = 1;
          months[at] = 0;
          counts[0]--;
          counts[1]++;
        }
        at++;
      }
      for (int target = 5; target >= 2; target--) {
        if (counts[target] >= ESTABLISHMENT[target]) continue;
        int best = -1, longest = 23;
        for (int person = 0; person < people; person++)
          if (grade[person] == target - 1 && months[person] > longest) {
            longest = months[person];
            best = person;
          }
        if (best < 0) continue;
        grade[best] = (uint8_t)target;
        months[best] = 0;
        counts[target - 1]--;
        counts[target]++;
      }
      for (int draw = 0; draw < 2; draw++)
        if (random.next() < joiner && counts[0] + counts[1] < ESTABLISHMENT[1]) {
          grade[people] = 1;
          tenure[people] = 0;
          months[people] = 24;
          people++;
          counts[1]++;
        }
      int intake = month % 12 == 0 ? 12 : month % 12 == 8 ? 16 : 0;
      for (int one = 0; one < intake; one++, people++) {
        grade[people] = 0;
        tenure[people] = 0;
        months[people] = 0;
      }
      counts[0] += intake;
      checksum += (uint64_t)(7 * people + 3 * (304 - people) + leavers);
    }
  }
  double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
  printf("%llu %.1f\n", (unsigned long long)checksum, ms);
  return 0;
}
