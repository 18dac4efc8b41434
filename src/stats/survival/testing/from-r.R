# Writes the data sets and results in r/ beside this file: Rscript src/stats/survival/testing/from-r.R
# Made with R 4.2.2 and survival 3.5-3. The data sets are those that survival brings, with their sources in its help pages.
library(survival)
folder <- file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE))), "r")

write_fixture <- function(name, exit, cause, group, entry = 0) {
  d <- data.frame(entry = entry, exit = exit, cause = as.integer(cause), group = group)
  d <- d[complete.cases(d), ]
  write.csv(d, file.path(folder, paste0(name, ".csv")), row.names = FALSE, quote = FALSE)
  d$group <- factor(d$group)
  lines <- NULL
  say <- function(what, group, values) lines <<- c(lines, paste(c(what, group, format(values, digits = 15, trim = TRUE)), collapse = ","))
  fit <- function(ci) summary(survfit(Surv(entry, exit, cause > 0) ~ strata(group), d, conf.type = ci), censored = TRUE)
  a <- fit("log-log")
  b <- fit("log")
  causes <- sort(setdiff(unique(d$cause), 0))
  d$id <- seq_len(nrow(d))
  d$state <- factor(d$cause, levels = c(0, causes))
  m <- if (length(causes) > 1) summary(survfit(Surv(entry, exit, state) ~ strata(group), d, id = id), censored = TRUE)$pstate[, -1] else 1 - a$surv
  groups <- if (is.null(a$strata)) rep("all", length(a$time)) else sub("^strata\\(group\\)=", "", a$strata)
  for (g in unique(groups)) {
    own <- which(groups == g)
    table <- if (is.null(dim(a$table))) a$table else a$table[match(g, unique(groups)), ]
    say("curve", g, unname(table[c("records", "rmean", "se(rmean)", "median", "0.95LCL", "0.95UCL")]))
    # Every time of a short curve, of a long one some and the last.
    for (i in own[unique(round(seq(1, length(own), length.out = 20)))]) {
      say("time", g, c(a$time[i], a$n.risk[i], a$n.event[i], a$n.censor[i], a$surv[i], a$std.err[i], a$lower[i], a$upper[i], b$lower[i], b$upper[i], as.matrix(m)[i, ]))
    }
  }
  if (nlevels(d$group) > 1 && all(d$entry == 0)) {
    l <- survdiff(Surv(exit, cause > 0) ~ group, d)
    say("log-rank", "", c(l$chisq, length(l$n) - 1, l$obs, l$exp))
  } else if (nlevels(d$group) > 1 && nrow(d) < 200) {
    # With delayed entry: the score test of the exact partial likelihood is the log-rank test.
    l <- coxph(Surv(entry, exit, cause > 0) ~ group, d, ties = "exact")
    say("log-rank", "", c(l$score, length(l$coef)))
  }
  writeLines(lines, file.path(folder, paste0(name, ".out")))
}

write_fixture("lung", lung$time, lung$status - 1, lung$sex)
write_fixture("veteran", veteran$time, veteran$status, veteran$celltype)
write_fixture("heart", heart$stop, heart$event, heart$transplant, heart$start)
write_fixture("kidney", kidney$time, kidney$status, kidney$disease)
write_fixture("ovarian", ovarian$futime, ovarian$fustat, ovarian$rx)
first <- mgus2[1:400, ]
write_fixture("mgus2", ifelse(first$pstat == 1, first$ptime, first$futime), ifelse(first$pstat == 1, 1, 2 * first$death), first$sex)
# Ages in years, not whole: people come under observation at the age at which they were registered.
write_fixture("pbc-age", (pbc$age * 365.25 + pbc$time) / 365.25, pbc$status, pbc$sex, pbc$age)
waiting <- subset(transplant, futime > 0)[1:300, ]
write_fixture("transplant", waiting$futime, as.integer(waiting$event) - 1, "all")
