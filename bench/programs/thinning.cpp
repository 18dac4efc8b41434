// The product's own simulation in C++, from its description in docs/rules/outlook.md, "The month" and "The simulation": exact thinning with the year's effect and
// all measures, compiled with -O2. It has what the benchmark's authority uses: neither levers nor feedback of caseloads, rates taken as known.
// Usage: thinning PLAN FIRST_SEED REPLICATES; prints a hash of all results and causes and the milliseconds of the simulation. PLAN: a line for each list of the
// plan, its name, how many numbers, the numbers.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <string>
#include <vector>

static const double TWO_32 = 4294967296.0, LN2 = 0.6931471805599453, LN2_HIGH = 0.6931471803691238, LN2_LOW = 1.9082149292705877e-10;
static const int MEASURES = 14, BLOCK = 16, NOT_PASSED = 3, NEVER = 1000000000;

struct Sfc32 {
  uint32_t a, b, c, counter;
  void seed(uint32_t seed, uint32_t stream) {
    a = 0x9e3779b9u ^ stream, b = 0x243f6a88u, c = 0xb7e15162u, counter = seed;
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

static double portableLog(double x) {
  uint64_t bits;
  memcpy(&bits, &x, 8);
  int exponent = (int)(bits >> 52) - 1023;
  bits = (bits & 0x000fffffffffffffull) | 0x3ff0000000000000ull;
  double mantissa;
  memcpy(&mantissa, &bits, 8);
  if (mantissa > 1.4142135623730951) mantissa /= 2, exponent += 1;
  double s = (mantissa - 1) / (mantissa + 1), z = s * s;
  double series = 1 + z * (1.0 / 3 + z * (1.0 / 5 + z * (1.0 / 7 + z * (1.0 / 9 + z * (1.0 / 11 + z * (1.0 / 13 + z * (1.0 / 15 + z * (1.0 / 17 + z * (1.0 / 19 + z / 21)))))))));
  return exponent * LN2_HIGH + (2 * s * series + exponent * LN2_LOW);
}

static double portableExp(double x) {
  double power = std::floor(x / LN2 + 0.5), r = x - power * LN2_HIGH - power * LN2_LOW, sum = 1;
  for (int term = 14; term >= 1; term--) sum = 1 + (r / term) * sum;
  uint64_t bits = (uint64_t)(power + 1023) << 52;
  double scale;
  memcpy(&scale, &bits, 8);
  return sum * scale;
}

static double stepLog[2048], stepInverse[2048], monthly[4098];
static const double HIGHEST_ANNUAL = 0.95, STEPS_A_UNIT = 4096 / HIGHEST_ANNUAL;

static void fillTables() {
  for (int step = 0; step < 2048; step++) stepLog[step] = portableLog(0.5 + step / 4096.0), stepInverse[step] = 1 / ((2048 + step) * 1048576.0);
  for (int step = 0; step < 4098; step++) monthly[step] = 1 - portableExp(portableLog(1 - step / STEPS_A_UNIT) / 12);
}

static inline double logOfDraw(uint32_t draw) {
  uint32_t x = draw == 0 ? 1 : draw;
  int zeros = __builtin_clz(x);
  uint32_t whole = x << zeros;
  int step = (whole >> 20) & 2047;
  double r = (whole & 0xfffff) * stepInverse[step];
  return stepLog[step] - zeros * LN2 + r * (1 - r * (0.5 - r * (0.3333333333333333 - r * 0.25)));
}

static inline int gap(Sfc32 &random, double perGap) { return (int)(int64_t)(logOfDraw(random.next()) * perGap); }

static double monthlyChance(double annual) {
  double at = std::min(std::max(annual, 0.0), HIGHEST_ANNUAL) * STEPS_A_UNIT;
  int step = (int)at;
  return monthly[step] + (at - step) * (monthly[step + 1] - monthly[step]);
}

static int countBelow(const std::vector<double> &below, uint32_t draw) {
  int count = 0;
  while (count < (int)below.size() && draw >= below[count]) count++;
  return count;
}

static std::map<std::string, std::vector<double>> plan;
static std::vector<int> ints(const char *name) { return std::vector<int>(plan[name].begin(), plan[name].end()); }
static double one(const char *name) { return plan[name].at(0); }

int main(int argc, char **argv) {
  if (argc < 4) return 2;
  std::ifstream file(argv[1]);
  std::string name;
  for (size_t count; file >> name >> count;) {
    std::vector<double> &list = plan[name];
    list.resize(count);
    std::string text;
    for (double &value : list) file >> text, value = strtod(text.c_str(), nullptr);
  }
  const uint32_t firstSeed = (uint32_t)strtoul(argv[2], nullptr, 10);
  const int replicates = atoi(argv[3]);
  fillTables();
  const int months = (int)one("months"), grades = (int)one("grades"), routes = (int)one("routes"), bands = (int)one("bands"), capacity = (int)one("capacity");
  const std::vector<int> bandOf = ints("bandOf"), renews = ints("renews"), posts = ints("posts"), group = ints("group"), programmeMonths = ints("programmeMonths"), programmeGrades = ints("programmeGrades"),
                         promotionGrades = ints("promotionGrades"), passesTo = ints("passesTo"), extendsTo = ints("extendsTo"), promotedFrom = ints("promotedFrom"), promotionMonths = ints("promotionMonths"),
                         panels = ints("panels"), needsSeat = ints("needsSeat"), personGrade = ints("person.grade"), personStarted = ints("person.started"), personSince = ints("person.inGradeSince"),
                         personQualified = ints("person.qualified"), personRoute = ints("person.route"), personFte = ints("person.fte"), joiner = ints("joiner"), intake = ints("intake");
  const std::vector<double> &annual = plan["annual"], &routeRatio = plan["routeRatio"], &yearQuantiles = plan["yearQuantiles"], &passBelow = plan["passBelow"], &extendBelow = plan["extendBelow"],
                            &promotionBelow = plan["promotionBelow"], &otherSeats = plan["otherSeats"], &seatsEach = plan["seatsEach"], &children = plan["children"], &demand = plan["demand"], &intakeBelow = plan["intakeBelow"];
  std::vector<std::vector<double>> joinerBelow, causes = {plan["causes.0"], plan["causes.1"]};
  for (size_t at = 0; at * 4 < joiner.size(); at++) joinerBelow.push_back(plan["joinerBelow." + std::to_string(at)]);
  const double mostSeats = one("mostSeats"), fill = one("agency.fill"), mostFte = one("agency.mostFte"), costAMonth = one("agency.costAMonth"), agencyChildren = one("agency.children"), absence = one("absence.chance"),
               referenceCaseload = one("referenceCaseload");
  const int absenceMonths = (int)one("absence.months"), agencyAfter = (int)one("agencyAfterMonths"), joiners = (int)joinerBelow.size(), cells = routes * bands;
  const int earliest = std::min(0, *std::min_element(personStarted.begin(), personStarted.end()));

  std::vector<int16_t> started(grades * capacity), since(started), qualified(started);
  std::vector<uint8_t> route(grades * capacity), hours(route);
  std::vector<int> head(grades), tail(grades), live(grades), fte(grades), filled(grades), skip(grades), byStart(months - earliest), pending(joiners * months), pendingOf(grades), away(months + absenceMonths + 1);
  std::vector<double> chance(grades * cells), highest(grades), perGap(grades);
  int leavers = 0, starters = 0, underTwo = 0, awayNow = 0, untilAbsence = 0;
  double agencyCost = 0, year = 1;
  Sfc32 nature, leaving, joining, offering;

  auto enter = [&](int grade, int from, int sinceMonth, int qualifiedMonth, int itsRoute, int itsHours) {
    if (tail[grade] >= capacity) exit(3);
    int slot = grade * capacity + tail[grade]++;
    started[slot] = (int16_t)from, since[slot] = (int16_t)sinceMonth, qualified[slot] = (int16_t)qualifiedMonth, route[slot] = (uint8_t)itsRoute, hours[slot] = (uint8_t)itsHours;
    live[grade]++, fte[grade] += itsHours, filled[group[grade]]++;
  };
  auto takeOut = [&](int grade, int slot) { live[grade]--, fte[grade] -= hours[slot], filled[group[grade]]--, hours[slot] = 0; };
  auto leave = [&](int grade, int slot, int month) {
    byStart[started[slot] - earliest]--;
    if (month - started[slot] < 24) underTwo--;
    leavers++;
    takeOut(grade, slot);
  };
  auto move = [&](int grade, int slot, int to, int month) {
    int itsHours = hours[slot];
    takeOut(grade, slot);
    enter(to, started[slot], month, qualified[slot], route[slot], itsHours);
  };
  auto arrive = [&](int grade, int month, int inGrade, int qualifiedFor, int itsRoute, int itsHours) {
    enter(grade, month, month - inGrade, month - qualifiedFor, itsRoute, itsHours);
    byStart[month - earliest]++, underTwo++, starters++;
  };

  const double perAbsence = absence > 0 ? 1 / portableLog(1 - absence) : 0;
  std::vector<int32_t> results((size_t)MEASURES * months * replicates), causeCounts(4 * (size_t)replicates), told(BLOCK * months * MEASURES);
  double ms = 0;
  for (int turn = 0; turn < 2; turn++) {  // the first warms the memory up, as the other side's does
    std::fill(causeCounts.begin(), causeCounts.end(), 0);
    auto began = std::chrono::steady_clock::now();
    for (int first = 0; first < replicates; first += BLOCK) {
      int count = std::min(BLOCK, replicates - first);
      for (int place = 0; place < count; place++) {
        const int replicate = first + place;
        const uint32_t seed = firstSeed + (uint32_t)replicate;
        nature.seed(seed, 0x10000000), leaving.seed(seed, 0x20000000), joining.seed(seed, 0x30000000);
        for (auto *list : {&head, &tail, &live, &fte, &filled, &byStart, &pending, &pendingOf, &away}) std::fill(list->begin(), list->end(), 0);
        for (size_t person = 0; person < personGrade.size(); person++) {
          enter(personGrade[person], personStarted[person], personSince[person], personQualified[person], personRoute[person], personFte[person]);
          byStart[personStarted[person] - earliest]++;
        }
        leavers = starters = awayNow = underTwo = 0, agencyCost = 0;
        for (int month = std::max(earliest, -24); month < 0; month++) underTwo += byStart[month - earliest];
        if (absence > 0) untilAbsence = gap(leaving, perAbsence);
        for (int month = 0; month < months; month++) {
          if (month % 12 == 0) year = yearQuantiles[(size_t)(nature.next() / TWO_32 * yearQuantiles.size())];
          if (renews[month]) {
            for (int grade = 0; grade < grades; grade++) {
              if ((tail[grade] - head[grade]) * 4 >= live[grade] * 5) {
                int base = grade * capacity, put = base;
                for (int slot = base + head[grade]; slot < base + tail[grade]; slot++) {
                  if (hours[slot] == 0) continue;
                  started[put] = started[slot], since[put] = since[slot], qualified[put] = qualified[slot], route[put] = route[slot], hours[put] = hours[slot];
                  put++;
                }
                head[grade] = 0, tail[grade] = put - base;
              }
            }
            for (int grade = 0; grade < grades; grade++) {
              highest[grade] = 0;
              for (int band = 0; band < bands; band++)
                for (int way = 0; way < routes; way++) {
                  double own = monthlyChance(annual[grade * bands + band] * year * routeRatio[way]);
                  chance[(grade * routes + way) * bands + band] = own;
                  highest[grade] = std::max(highest[grade], own);
                }
              perGap[grade] = highest[grade] > 1e-6 ? 1 / portableLog(1 - highest[grade]) : 0;
              skip[grade] = highest[grade] > 1e-6 ? gap(leaving, perGap[grade]) : NEVER;
            }
          }
          if (month - 24 - earliest >= 0) underTwo -= byStart[month - 24 - earliest];
          for (int grade = 0; grade < grades; grade++) {  // 1. who leaves
            int length = tail[grade] - head[grade];
            if (skip[grade] >= length) {
              skip[grade] -= length;
              continue;
            }
            int end = grade * capacity + tail[grade], slot = grade * capacity + head[grade] + skip[grade];
            while (slot < end) {
              if (hours[slot]) {
                double own = chance[grade * cells + route[slot] * bands + bandOf[month - started[slot]]];
                if (leaving.next() * highest[grade] < own * TWO_32) {
                  int cause = countBelow(causes[month - qualified[slot] >= agencyAfter ? 0 : 1], leaving.next());
                  causeCounts[(size_t)cause * replicates + replicate]++;
                  leave(grade, slot, month);
                }
              }
              slot += 1 + gap(leaving, perGap[grade]);
            }
            skip[grade] = slot - end;
          }
          for (int grade : programmeGrades)  // 2. decisions of programmes
            for (; head[grade] < tail[grade]; head[grade]++) {
              int slot = grade * capacity + head[grade];
              if (!hours[slot]) continue;
              if (month - since[slot] < programmeMonths[grade]) break;
              uint32_t draw = joining.next();
              if (draw < passBelow[grade]) move(grade, slot, passesTo[grade], month);
              else if (draw < extendBelow[grade] && extendsTo[grade] >= 0) move(grade, slot, extendsTo[grade], month);
              else causeCounts[(size_t)NOT_PASSED * replicates + replicate]++, leave(grade, slot, month);
            }
          if (panels[month])
            for (int grade : promotionGrades) {  // 3. promotions
              int source = promotedFrom[grade], base = source * capacity;
              for (int open = posts[month * grades + grade] - filled[grade] - pendingOf[grade]; open > 0; open--) {
                while (head[source] < tail[source] && !hours[base + head[source]]) head[source]++;
                int at = head[source];
                while (at < tail[source] && !(hours[base + at] && since[base + at] <= month - promotionMonths[grade])) at++;
                if (at == tail[source]) break;
                if (joining.next() < promotionBelow[grade]) move(source, base + at, grade, month);
              }
            }
          for (int kind = 0; kind < joiners; kind++) {  // 4. experienced people: grade, lead, months in grade, hours
            int grade = joiner[kind * 4], of = group[grade], lead = joiner[kind * 4 + 1], open = posts[month * grades + of] - filled[of] - pendingOf[of];
            int appointed = std::min(countBelow(joinerBelow[kind], joining.next()), std::max(0, open));
            pendingOf[of] += appointed;
            if (month + lead < months) pending[kind * months + month + lead] += appointed;
            int arriving = pending[kind * months + month];
            pendingOf[of] -= arriving;
            for (; arriving > 0; arriving--) arrive(grade, month, joiner[kind * 4 + 2], 600, 0, joiner[kind * 4 + 3]);
          }
          for (size_t at = 0; at < intakeBelow.size(); at++) {  // 5. intakes: month, offers, grade, route, hours, stream
            const int *it = &intake[at * 6];
            if (it[0] != month) continue;
            offering.seed(seed, 0x40000000u + (uint32_t)it[5]);
            for (int offer = 0; offer < it[1]; offer++)
              if (offering.next() < intakeBelow[at]) arrive(it[2], month, 0, 0, it[3], it[4]);
          }
          int vacancies = 0, over = 0, people = 0, newlyQualified = 0;  // 6 to 8
          double holding = 0, held = 0, seats = otherSeats[month];
          for (int grade = 0; grade < grades; grade++) {
            int open = posts[month * grades + grade] - filled[grade];
            if (open > 0) vacancies += open;
            else over -= open;
            people += live[grade];
            if (needsSeat[grade]) newlyQualified += live[grade];
            seats += live[grade] * seatsEach[grade];
            held += (fte[grade] / 100.0) * children[grade];
            if (children[grade] > 0) holding += fte[grade] / 100.0;
          }
          double agency = std::min(vacancies * fill, mostFte);
          agencyCost += agency * costAMonth;
          if (absence != 0) {
            while (untilAbsence < people) awayNow++, away[month + absenceMonths]++, untilAbsence += 1 + gap(leaving, perAbsence);
            untilAbsence -= people;
            awayNow -= away[month];
          }
          double present = people == 0 ? 0 : std::max(0.0, 1 - (double)awayNow / people), able = held * present + agency * agencyChildren, working = holding * present + agency;
          double caseload = working > 0 ? demand[month] / working : referenceCaseload;
          int32_t *put = &told[((size_t)place * months + month) * MEASURES];
          put[0] = vacancies, put[1] = over, put[2] = people, put[3] = newlyQualified;
          put[4] = std::max(0, (int)std::ceil(newlyQualified - std::min(seats, mostSeats)));
          put[5] = (int)(able + 0.5), put[6] = (int)std::max(0.0, demand[month] - able + 0.5), put[7] = (int)(agency * 10 + 0.5), put[8] = (int)(agencyCost / 1000 + 0.5);
          put[9] = leavers, put[10] = starters, put[11] = underTwo, put[12] = (int)(caseload * 10 + 0.5), put[13] = 0;
        }
      }
      for (int kind = 0; kind < MEASURES; kind++)
        for (int month = 0; month < months; month++)
          for (int place = 0; place < count; place++) results[((size_t)kind * months + month) * replicates + first + place] = told[((size_t)place * months + month) * MEASURES + kind];
    }
    ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
  }
  uint32_t hash = 2166136261u;
  for (auto *list : {&results, &causeCounts})
    for (int32_t value : *list) hash = (hash ^ (uint32_t)value) * 16777619u;
  printf("%u %.1f\n", hash, ms);
  return 0;
}
