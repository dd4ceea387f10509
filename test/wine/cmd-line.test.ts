import * as fc from 'fast-check';
import { describeWithWine, Outcome, Wine } from './wine';
import { CommandLineInput, CommandLineProblemKind, CommandLineVerdict, dropsQuotesOfCommand, judgeCommandLine } from '../../src/facts/cmd-line';
import {
  hostileArgument, hostileCommand, installedAt, misreadPrograms, plainPrograms, spacedPrograms, unspeakableArgument,
} from '../facts/cmd-line/hostile-commands';

const seed = Number(process.env.FAST_CHECK_SEED ?? 20260704);

/**
 * The witness is a program that writes down its arguments; wine's cmd.exe stands for the real one. Where it is known to be
 * milder (see src/facts/cmd-line/cmd-shell.ts) its word counts for nothing, and no generated command asks for it.
 */
describeWithWine(`the command line model against cmd.exe of wine (FAST_CHECK_SEED=${seed})`, () => {
  jest.setTimeout(300_000);
  let wine: Wine | undefined;

  beforeAll(() => { wine = Wine.withWitnessAt(installedAt); });
  afterAll(() => wine?.stop());

  test('the arguments that arrive are the ones written wherever the model has nothing to say', async () => {
    const verdicts = sample(fc.oneof(
      { weight: 5, arbitrary: hostileCommand(plainPrograms, hostileArgument, true) },
      { weight: 1, arbitrary: hostileCommand(spacedPrograms, hostileArgument, true) },
    ), 400);
    const accepted = verdicts.filter((verdict) => verdict.problems.length === 0);
    expect(await misjudged(accepted, arrives)).toEqual([]);

    // Or the model would be right by refusing everything.
    expect(accepted.length).toBeGreaterThan(verdicts.length / 3);
    expect(accepted.filter(({ line }) => /\\"/u.test(line)).length).toBeGreaterThan(30);
    expect(accepted.filter(({ line }) => /[&|<>^]/u.test(line)).length).toBeGreaterThan(5);
  });

  test('what the model refuses does not arrive', async () => {
    const refused = sample(fc.oneof(
      { weight: 4, arbitrary: hostileCommand(plainPrograms, hostileArgument, true) },
      { weight: 1, arbitrary: hostileCommand(spacedPrograms, hostileArgument, true) },
      { weight: 1, arbitrary: hostileCommand(misreadPrograms, hostileArgument, true) },
    ), 250).filter((verdict) => verdict.problems.some((problem) => wineSees(problem.kind, verdict.line)));
    expect(await misjudged(refused, (verdict, outcome) => !arrives(verdict, outcome))).toEqual([]);

    const kinds = new Set(refused.flatMap(({ problems }) => problems.map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual(expect.arrayContaining([
      'executable-delimiter', 'metacharacter', 'quote-exposure', 'shell-builtin', 'spaced-executable',
    ]));
  });

  test('without cmd.exe everything arrives but what the model refuses', async () => {
    const verdicts = sample(fc.oneof(
      { weight: 5, arbitrary: hostileCommand([...plainPrograms, ...misreadPrograms.filter((name) => name.endsWith('.exe') && name[0] !== ':')], unspeakableArgument, false) },
      { weight: 1, arbitrary: hostileCommand(spacedPrograms, unspeakableArgument, false) },
    ), 150);
    const accepted = verdicts.filter(({ problems }) => problems.length === 0);
    expect(verdicts.flatMap(({ problems }) => problems).filter(({ kind }) => kind !== 'garbled-dollar')).toEqual([]);
    expect(accepted.length).toBeGreaterThan(120);
    expect(await misjudged(accepted, arrives)).toEqual([]);
  });

  test.each<[string, string[]]>([
    ['the value of a variable', ['agent', '%OS%']],
    ['a quoted variable', ['agent', 'a %OS% b']],
    ['a value that becomes syntax', ['agent', 'x', '$(QUERY)']],
    ['quotes that the user adds', ['"C:\\my app\\agent.exe"']],
    ['an empty program', ['', 'agent']],
    ['a folder behind a program with a blank', ['C:\\my app\\agent.exe', 'C:\\my data']],
    ['a line that is too long', ['agent', 'x'.repeat(8300)]],
  ])('is right about %s', async (_, command) => {
    const verdict = judgeCommandLine({ command, environment: { entries: [{ name: 'QUERY', value: 'a=1&b=2' }], open: false }, throughCmd: true });
    expect(verdict.problems).toHaveLength(1);
    expect(await misjudged([verdict], (refused, outcome) => !arrives(refused, outcome))).toEqual([]);
  });

  test('a line of the length that cmd.exe takes arrives', async () => {
    const verdict = judgeCommandLine({ command: ['agent', 'x'.repeat(8191 - 'cmd /c agent '.length)], throughCmd: true });
    expect(verdict.problems).toEqual([]);
    expect(verdict.line).toHaveLength(8191);
    expect(await misjudged([verdict], arrives)).toEqual([]);
  });

  test.each<[string, string[]]>([
    ['a command line in one element', ['agent -t localhost']],
    ['a command line in one element, with more elements', ['agent.exe -t', 'localhost']],
    ['a command line with syntax', ['agent.exe -t localhost > NUL']],
  ])('%s starts the program because cmd.exe drops the quotes', async (_, command) => {
    const verdict = judgeCommandLine({ command, throughCmd: true });
    expect(verdict.problems.map(({ kind, mild }) => [kind, mild])).toEqual([['whole-line', true]]);
    const [{ testimonies }] = await wine!.run([verdict.line]);
    expect(testimonies[0].shellArguments.slice(1)).toEqual(['-t', 'localhost']);
  });

  test.each<[string, string[]]>([
    ['quotes in it', ['agent.exe -c "a b"']],
    ['quotes around another element', ['agent.exe -f', 'a b']],
  ])('a command line in one element with %s reaches the program in other words', async (_, command) => {
    const verdict = judgeCommandLine({ command, throughCmd: true });
    expect(verdict.problems.map(({ kind, mild }) => [kind, mild])).toEqual([['whole-line', false]]);
    const [{ testimonies }] = await wine!.run([verdict.line]);
    expect(testimonies[0].shellArguments.slice(2)).not.toEqual(['a b']);
  });

  test('what the model says about the quotes of a second cmd.exe is what happens', async () => {
    const commands = [[], ['/s']].flatMap((options) => [['C:\\my app\\agent.exe'], ['C:\\my app (x86)\\agent.exe'], ['call', 'C:\\my app\\agent.exe'], ['agent']].flatMap((program) => (
      [['-x'], ['a; b'], ['-x', 'a b', 'c']].map((args) => ['cmd.exe', ...options, '/c', ...program, ...args])
    )));
    const outcomes = await wine!.run(commands.map((command) => judgeCommandLine({ command, throughCmd: true }).line));
    const starts = outcomes.map(({ testimonies }) => testimonies.length === 1);
    // A first element without quotes keeps the program, though /s takes a quote from the last argument.
    expect(commands.filter((command, index) => (dropsQuotesOfCommand(command) === undefined) !== starts[index])).toEqual([]);
    expect(starts).toContain(false);
  });

  test('a single percent sign arrives', async () => {
    const verdict = judgeCommandLine({ command: ['agent', '100%', '$(NODE)'], throughCmd: true });
    expect(verdict.problems).toEqual([]);
    expect(await misjudged([verdict], arrives)).toEqual([]);
  });

  function sample(arbitrary: fc.Arbitrary<CommandLineInput>, count: number): CommandLineVerdict[] {
    return fc.sample(arbitrary, { seed, numRuns: count }).map(judgeCommandLine);
  }

  /** The shortest counterexamples, with what was seen and the seed that brings them back. */
  async function misjudged(verdicts: readonly CommandLineVerdict[], holds: (verdict: CommandLineVerdict, outcome: Outcome) => boolean) {
    const outcomes = await wine!.run(verdicts.map(({ line }) => line));
    return verdicts
      .map((verdict, index) => ({ seed, line: verdict.line, problems: verdict.problems.map(({ kind }) => kind), saw: outcomes[index], verdict }))
      .filter(({ verdict, saw }) => !holds(verdict, saw))
      .sort((one, other) => one.line.length - other.line.length)
      .slice(0, 5)
      .map(({ verdict, ...evidence }) => evidence);
  }
});

function arrives(verdict: CommandLineVerdict, { testimonies }: Outcome): boolean {
  const wanted = JSON.stringify(verdict.elements.map(({ value }) => value));
  return testimonies.length === 1
    && JSON.stringify(testimonies[0].shellArguments) === wanted
    && JSON.stringify(testimonies[0].runtimeArguments) === wanted;
}

/**
 * Whether wine is a witness for a problem. It is none for kubelet's part of the way. A percent sign is refused always, though
 * cmd.exe keeps it where no variable of that name exists. And from the fourth quote on wine guesses which ones belong together.
 */
function wineSees(kind: CommandLineProblemKind, line: string): boolean {
  switch (kind) {
    case 'percent':
    case 'garbled-dollar': return false;
    case 'metacharacter':
    case 'quote-exposure': return line.split('"').length <= 4;
    default: return true;
  }
}
