import { join } from 'node:path';
import * as fc from 'fast-check';
import { describeWithPowerShell, folderWith, run } from './powershell';
import { Pattern } from '../../src/facts/pattern';
import { factsOfAgent } from '../../tools/agent-facts';
import { assignment } from '../../tools/powershell';

const constants = factsOfAgent.flatMap((facts) => Object.entries(facts.constants));
const patterns = constants.filter((entry): entry is [string, Pattern] => entry[1] instanceof Pattern);

/** What a script says once all facts are loaded. */
function answer(script: string, files: Readonly<Record<string, string>> = {}): any {
  const folder = folderWith({
    ...files,
    'test.ps1': [
      'Set-StrictMode -Version 2.0', '$ErrorActionPreference = \'Stop\'',
      ...factsOfAgent.map(({ subject }) => `. '${join(__dirname, '..', '..', 'src', 'agent', `facts-${subject}.ps1`)}'`), script,
    ].join('\n'),
  });
  const { output, errors } = run(join(folder, 'test.ps1'), { FOLDER: folder });
  expect(errors).toBe('');
  return JSON.parse(output);
}

/** Texts beside what a pattern describes: what cultures, Unicode, flags and ends of lines make of letters, digits and spaces. */
const odd = fc.constantFrom(
  '\n', '\r', '\0', ' ', '\t', '\u0085', '\u00a0', '\u180e', '\u2028', '\u3000', '\ufeff', '\u200b', '\u0661', '\uff11', '\u00b9', '\u0130', '\u0131', '\u017f', '\u212a', '\u00ad',
  '\ud83d', '\ude00', '\ud83d\ude00', 'i', 'I', 'k', 's', '.', '-', '_', '$', '\'', '\u2019', '`', '\\', '/', 'CON', 'nul', 'Com1', 'lpt\u00b2', 'aux.txt',
);
const textsFor = ({ source }: Pattern): fc.Arbitrary<string> => {
  const meant = fc.stringMatching(new RegExp(`^(?:${source})$`));
  return fc.oneof(
    meant,
    fc.tuple(fc.constantFrom('before', 'behind', 'within'), meant, odd).map(([where, text, other]) => {
      const at = where === 'before' ? 0 : where === 'behind' ? text.length : Math.floor(text.length / 2);
      return text.slice(0, at) + other + text.slice(at);
    }),
    fc.tuple(meant, fc.nat(300)).map(([text, length]) => text.padEnd(length, text)),
    fc.array(odd, { maxLength: 4 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 5 }),
  );
};

describeWithPowerShell('facts of the agent', () => {
  test('are those of the constructs, to the letter', () => {
    const given = constants.filter(([, value]) => !(value instanceof Pattern));
    const said = answer(`ConvertTo-Json -InputObject @{ ${given.map(([name]) => `${name} = $${name}`).join('; ')} }`);
    expect(said).toEqual(Object.fromEntries(given));
  });

  test('texts are kept as they are, whatever PowerShell would make of them', () => {
    const hostile = ['', '\'', '\'\'', '$env:PATH', '$(throw 1)', '`n', '"', '%PATH%', '# not a comment', '\\', '\');throw(\''];
    expect(answer(`${assignment('hostile', hostile)}\n${assignment('one', hostile[3])}\nConvertTo-Json -InputObject @($hostile + $one)`)).toEqual([...hostile, hostile[3]]);
    expect(() => assignment('a', 'two\nlines')).toThrow('is not ASCII on one line');
    expect(() => assignment('a', '\u2019')).toThrow('is not ASCII on one line');
  });

  test('a pattern that the two languages may read differently is refused', () => {
    for (const source of ['\\d', '\\b', 'a.b', '^a', 'a$', '[\\w]', '(?=a)', '(a)', '[a-z-[b]]']) {
      expect(() => assignment('a', new Pattern(source))).toThrow('JavaScript and .NET may read differently');
    }
  });

  test.each(['', 'tr-TR'])('patterns describe the same texts in JavaScript and in PowerShell, with the culture "%s"', (culture) => {
    const cases = patterns.flatMap(([variable, pattern]) => (
      fc.sample(textsFor(pattern), { numRuns: 300, seed: 11 }).map((text) => ({ variable, pattern, text }))
    ));
    // By code unit: JSON and UTF-8 have no halves of surrogate pairs.
    const units = (text: string) => [...Array(text.length).keys()].map((index) => ` ${text.charCodeAt(index)}`);
    const lines = cases.map(({ variable, text }) => [variable, ...units(text)].join(''));
    const said = answer(`
      [System.Globalization.CultureInfo]::CurrentCulture = '${culture}'
      $answers = foreach ($line in [System.IO.File]::ReadAllLines("$env:FOLDER/cases.txt")) {
        $parts = $line -split ' '
        $text = -join @($parts | Select-Object -Skip 1 | ForEach-Object { [char][int]$_ })
        $text -cmatch (Get-Variable -Name $parts[0] -ValueOnly)
      }
      ConvertTo-Json -Compress -InputObject @($answers)
    `, { 'cases.txt': lines.join('\n') });
    const differing = cases.filter(({ pattern, text }, index) => pattern.matches(text) !== said[index]);
    expect(differing.map(({ variable, text }) => `${variable} ${JSON.stringify(text)}`)).toEqual([]);
    for (const [variable] of patterns) {
      const own = cases.flatMap((each, index) => (each.variable === variable ? [said[index]] : []));
      expect({ variable, taken: own.includes(true), refused: own.includes(false) }).toEqual({ variable, taken: true, refused: true });
    }
  });
});
