// Writes the checked-in YAML next to each example.
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { examples, keptFile, keptYaml, synthesize, yamlIn } from './synthesize';

const folder = mkdtempSync(join(tmpdir(), 'examples-'));
examples.forEach((example) => {
  synthesize(example, folder);
  writeFileSync(keptFile(example), keptYaml(yamlIn(folder)));
});
rmSync(folder, { recursive: true });
