import * as fc from 'fast-check';
import { CommandLineInput, Environment } from '../../../src/facts/cmd-line';

/** Programs that the witness is installed as, in the ways a manifest may name them: without a blank in the path, and with one. */
export const plainPrograms = [
  'agent', 'agent.exe', 'C:\\bin\\agent.exe', 'bin\\agent.exe', '.\\bin\\agent.exe', '\\bin\\agent.exe', 'C:/bin/agent.exe', 'C:\\bin/agent.exe', '/bin/agent.exe',
  '%CONTAINER_SANDBOX_MOUNT_POINT%\\bin\\agent.exe', '$env:CONTAINER_SANDBOX_MOUNT_POINT/bin/agent.exe', "C:\\bin\\it's[1]{2}+~@!$#é.exe", '$(PROGRAM)',
] as const;
export const spacedPrograms = ['C:\\my app\\agent.exe', 'C:\\my app (x86)\\agent.exe', 'my agent.exe', 'C:\\a@b c\\agent.exe'] as const;

/** Names under which Windows finds a program, and cmd.exe something else or nothing. */
export const misreadPrograms = ['echo', 'DIR', 'c:', '@tool.exe', '(tool).exe', 'tool(1).exe', 'tool,1.exe', 'tool;1.exe', 'tool=1.exe', ':tool.exe'] as const;

/** Where the programs lie. */
export const installedAt = [
  'C:\\bin\\agent.exe', 'C:\\hpc\\bin\\agent.exe', 'C:\\C\\{id}\\bin\\agent.exe', "C:\\bin\\it's[1]{2}+~@!$#é.exe", 'C:\\my app\\agent.exe',
  'C:\\my app (x86)\\agent.exe', 'C:\\bin\\my agent.exe', 'C:\\a@b c\\agent.exe', 'C:\\bin\\@tool.exe', 'C:\\bin\\(tool).exe',
  'C:\\bin\\tool(1).exe', 'C:\\bin\\tool,1.exe', 'C:\\bin\\tool;1.exe', 'C:\\bin\\tool=1.exe',
];

export const hostileEnvironment: Environment = {
  entries: [
    { name: 'PROGRAM', value: 'C:\\bin\\agent.exe' },
    { name: 'SPACES', value: 'two words' },
    { name: 'QUOTES', value: '"a" b' },
    { name: 'QUERY', value: 'a=1&b=2' },
    { name: 'FOLDER', value: '%CONTAINER_SANDBOX_MOUNT_POINT%\\data\\' },
    { name: 'NESTED', value: '[$(SPACES)] $$(SPACES) $(LATER)' },
    { name: 'LATER', value: '100%' },
    { name: 'EMPTY', value: '' },
  ],
  open: false,
};

// Harmless text is commoner than syntax, or hardly any vector would pass. No word of it is a command of cmd.exe.
const fragment = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('x', 'y1', '--flag=', 'http://h/?q', 'é', '日本', '😀', '-', '.', ':', '@') },
  { weight: 5, arbitrary: fc.constantFrom(' ', '\t', '\\', '/', '(', ')', ',', ';', '=', '!', '~', "'", '`', '$', '{', '}', '[', ']', '*', '?', '#') },
  { weight: 3, arbitrary: fc.constantFrom('"', '""', '\\"', '\\\\', '\\\\"', '" "') },
  { weight: 1, arbitrary: fc.constantFrom('&', '|', '<', '>', '^', '&&', '||', '2>', '^^') },
  { weight: 1, arbitrary: fc.constantFrom('$(SPACES)', '$(QUOTES)', '$(QUERY)', '$(FOLDER)', '$(NESTED)', '$(EMPTY)', '$(NOBODY)', '$$(SPACES)', '$$') },
  { weight: 1, arbitrary: fc.constantFrom('%CONTAINER_SANDBOX_MOUNT_POINT%', '$env:CONTAINER_SANDBOX_MOUNT_POINT') },
);

export const hostileArgument = fc.oneof(
  { weight: 1, arbitrary: fc.constant('') },
  { weight: 6, arbitrary: fc.array(fragment, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.array(fragment, { minLength: 1, maxLength: 4 }).map((parts) => `"${parts.join('')}"`) },
);

/** Any text, with much of what counts in quoting. */
export const awkwardText = fc.string({
  unit: fc.oneof(fc.constantFrom('"', '\\', ' ', '\t', 'x', '\n', '&'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })),
});

/** What no cmd.exe passes on, but a process that is started without it receives. */
export const unspeakableArgument = fc.array(fc.oneof(fragment, fc.constantFrom('%', '%PATH%', '\n', '\r\n', '\v', '\x1a')), { maxLength: 6 })
  .map((parts) => parts.join(''));

export function hostileCommand(programs: readonly string[], argument: fc.Arbitrary<string>, throughCmd: boolean): fc.Arbitrary<CommandLineInput> {
  return fc.record({
    command: fc.tuple(fc.constantFrom(...programs), fc.array(argument, { maxLength: 1 })).map(([program, more]) => [program, ...more]),
    args: fc.array(argument, { maxLength: 3 }),
    environment: fc.constant(hostileEnvironment),
    throughCmd: fc.constant(throughCmd),
  });
}
