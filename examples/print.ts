// Synthesizes the example that the command line names, prints its YAML, and prints the path of the
// YAML.
import { join, relative } from 'path';
import { exampleFolder, examples, synthesize, yamlIn } from './synthesize';

const example = process.argv[2];
if (!examples.includes(example)) {
  console.error(`There is no example "${example}". The examples are: ${examples.join(', ')}.`);
  process.exit(2);
}
const folder = process.env.CDK8S_OUTDIR ?? join(exampleFolder(example), 'dist');
synthesize(example, folder);
console.log(yamlIn(folder));
console.log(`This YAML is in ${relative(process.cwd(), folder)}.`);
