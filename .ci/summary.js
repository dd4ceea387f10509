// Prints a summary of a run: which tests ran with which component, which were skipped and why, the
// slowest suites, and counts. Arguments: Jest's report and the exit code of the run with all
// components, and then the same of the run without any. Exits with 1 unless both runs passed and
// the second one found no component.
const { existsSync, readFileSync } = require('node:fs');
const { relative } = require('node:path');

const [all, bare] = [process.argv.slice(2, 4), process.argv.slice(4, 6)].map(([report, exitCode]) => ({
  exitCode,
  ...(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, testResults: [] }),
}));

const fileOf = ({ name }) => relative(process.cwd(), name);

/** The tests that need a component, by their outcome, and the other tests that were skipped. */
function components({ testResults }) {
  const outcomes = new Map();
  const others = [];
  for (const suite of testResults) {
    for (const { ancestorTitles, title, status, fullName } of suite.assertionResults) {
      const [, component, reason] = [title, ...ancestorTitles.toReversed()].map((text) => /\[([\w-]+)(?:: (.*))?\]$/u.exec(text)).find((match) => match !== null) ?? [];
      if (component !== undefined) {
        const outcome = reason === undefined ? `ran with ${component}` : `skipped without ${component} (${reason})`;
        const files = outcomes.get(outcome) ?? new Map();
        outcomes.set(outcome, files.set(fileOf(suite), (files.get(fileOf(suite)) ?? 0) + 1));
      } else if (status === 'pending') {
        others.push(fullName);
      }
    }
  }
  return { outcomes: [...outcomes].sort(), others };
}

/** The number of failures. It is at least 1 if the exit code is not 0. */
function failures({ numFailedTests, numRuntimeErrorTestSuites = 0, exitCode }) {
  return Math.max(numFailedTests + numRuntimeErrorTestSuites, exitCode === '0' ? 0 : 1);
}

const { outcomes, others } = components(all);
console.log('');
outcomes.forEach(([outcome, files]) => console.log(`${outcome}: ${[...files].map(([file, count]) => `${file} (${count})`).join(', ')}`));
others.forEach((name) => console.log(`skipped: ${name}`));

console.log('\nSlowest suites:');
all.testResults.map((suite) => ({ file: fileOf(suite), seconds: (suite.endTime - suite.startTime) / 1000 }))
  .sort((one, other) => other.seconds - one.seconds).slice(0, 10)
  .forEach(({ file, seconds }) => console.log(`${seconds.toFixed(0).padStart(5)} s  ${file}`));

const inReach = components(bare).outcomes.filter(([outcome]) => outcome.startsWith('ran with'));
inReach.forEach(([outcome]) => console.log(`without any component: ${outcome}`));
console.log(`\nWithout any component: ${bare.numPassedTests} passed, ${failures(bare)} failed, ${bare.numPendingTests} skipped, exit code ${bare.exitCode}`);

const failed = failures(all) + failures(bare) + inReach.length;
console.log(`${all.numPassedTests} passed, ${failed} failed, ${all.numPendingTests} skipped`);
process.exit(failed === 0 ? 0 : 1);
