import { visible } from '../facts/errors';

// The runners of GitHub and Azure Pipelines treat these as commands anywhere in a line.
const commandOfPipelines = /##(?=\[|vso\[)/giu;

/**
 * Makes a string from outside safe to print on one line. A manifest can be hostile: the result
 * cannot control a terminal, move the cursor, reverse the writing direction or forge a command to
 * the pipeline that shows the output.
 */
export function printable(text: string): string {
  return visible(text).replace(commandOfPipelines, '#\\u0023');
}
