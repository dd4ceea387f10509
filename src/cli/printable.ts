import { visible } from '../facts/errors';

// GitHub's runner and Azure Pipelines take these for commands wherever they stand in a line.
const commandOfPipelines = /##(?=\[|vso\[)/giu;

/**
 * Text from elsewhere as it can be printed on one line. A manifest may be hostile: nothing in it steers a terminal, moves the cursor,
 * turns the direction of writing or forges a command to the pipeline that shows the output.
 */
export function printable(text: string): string {
  return visible(text).replace(commandOfPipelines, '#\\u0023');
}
