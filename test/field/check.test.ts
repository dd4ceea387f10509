import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWithCorpus } from './originals';
import { Rules } from '../../src';
import { readManifests } from '../../src/manifests';

/** What the rules say of a published manifest: rule and place, one a line, for people to read before they accept a change. */
function findingsOf(file: string): string[] {
  const { files: [{ problems }], documents } = readManifests([{ path: file, bytes: readFileSync(join(process.env.FIELD_CORPUS!, file)) }]);
  const found = Rules.check(documents.map(({ value }) => value)).map(({ rule, severity, document, pointer }) => {
    const { line, column } = documents[document].locate(pointer).start;
    return `${line}:${column} ${severity} ${rule} ${pointer}`;
  });
  return [...problems.map(({ range }) => `${range?.start.line}:${range?.start.column} error HPC097`), ...found];
}

describeWithCorpus('what the rules say of published manifests', () => {
  const files = process.env.FIELD_CORPUS === undefined ? [] : readdirSync(process.env.FIELD_CORPUS).filter((name) => name.endsWith('.yaml')).sort();

  test('is what an expert would say', () => {
    expect(files.length).toBeGreaterThan(0);
    expect(files.map((file) => [file, ...findingsOf(file)].join('\n  ')).join('\n')).toMatchSnapshot();
  });
});
