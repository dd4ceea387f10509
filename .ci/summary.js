// Prints which tests with optional components ran and which were skipped, then the counts. Arguments: jest's report, and how
// `npm test` ended. Ends with 1 unless everything passed.
const { existsSync, readFileSync } = require('node:fs');
const { relative } = require('node:path');

const [report, status] = process.argv.slice(2);

if (!existsSync(report)) {
  console.log('npm test ended before the tests ran');
  console.log('0 passed, 1 failed, 0 skipped');
  process.exit(1);
}

const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(readFileSync(report, 'utf8'));
const components = new Map();
const others = [];

for (const { name, assertionResults } of testResults) {
  for (const { ancestorTitles, title, status: outcome, fullName } of assertionResults) {
    const [, component, reason] = [title, ...ancestorTitles.reverse()].map((text) => /\[([\w-]+)(?:: (.*))?\]$/u.exec(text)).find((match) => match !== null) ?? [];
    if (component !== undefined) {
      const key = reason === undefined ? `ran with ${component}` : `skipped without ${component} (${reason})`;
      const files = components.get(key) ?? new Map();
      const file = relative(process.cwd(), name);
      components.set(key, files.set(file, (files.get(file) ?? 0) + 1));
    } else if (outcome === 'pending') {
      others.push(fullName);
    }
  }
}

console.log('');
for (const [key, files] of [...components].sort()) {
  console.log(`${key}: ${[...files].map(([file, count]) => `${file} (${count})`).join(', ')}`);
}
for (const name of others) {
  console.log(`skipped: ${name}`);
}

const broken = numFailedTests + numRuntimeErrorTestSuites;
const failed = broken === 0 && status !== '0' ? 1 : broken;
console.log(`${numPassedTests} passed, ${failed} failed, ${numPendingTests + numTodoTests} skipped`);
process.exit(failed === 0 ? 0 : 1);
