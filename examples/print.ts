// Synthesizes the example that is named on the command line, prints its YAML, and says where it lies.
import { readdirSync, readFileSync } from 'fs';
import { join, relative } from 'path';
import { examples, outputFolder, synthesize } from './synthesize';

const example = process.argv[2];
if (!examples.includes(example)) {
  console.error(`no example is called "${example}". There are: ${examples.join(', ')}.`);
  process.exit(2);
}
const folder = process.env.CDK8S_OUTDIR ?? outputFolder(example);
synthesize(example, folder);
const files = readdirSync(folder).map((name) => join(folder, name));
console.log(files.map((file) => readFileSync(file, 'utf8')).join('---\n'));
files.forEach((file) => console.log(`This YAML lies in ${relative(process.cwd(), file)}`));
