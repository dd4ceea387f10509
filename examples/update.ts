// Writes the YAML beside each example anew.
import { examples, outputFolder, synthesize } from './synthesize';

examples.forEach((example) => synthesize(example, outputFolder(example)));
