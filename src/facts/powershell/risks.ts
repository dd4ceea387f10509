import { isSameFile, PowerShellCommand, powerShellCommands } from './commands';

const downloads = /^(?:invoke-webrequest|iwr|wget|curl(?:\.exe)?|invoke-restmethod|irm|start-bitstransfer)$/iu;
const runsText = /^(?:invoke-expression|iex)$/iu;
const runsFile = /^(?:start-process|saps|start|msiexec(?:\.exe)?|powershell(?:\.exe)?|cmd(?:\.exe)?|invoke-expression|iex)$/iu;
const verifies = /^(?:get-filehash|get-authenticodesignature|certutil(?:\.exe)?)$/iu;
const outputParameter = /^-(?:outf[a-z]*|o|output|destination|dest?)$/iu;

/** What the code downloads and runs without a check of its content, or undefined. */
export function unverifiedDownload(code: string): string | undefined {
  if (!/https?:|download|invoke-w|iwr|irm|invoke-r|bits|curl|wget/iu.test(code)) {
    return undefined;
  }
  const commands = powerShellCommands(code);
  if (commands.some(({ name }) => verifies.test(name))) {
    return undefined;
  }
  const downloadsText = commands.some(({ name, words }) => (
    runsText.test(name) && words.some((word) => downloads.test(word) || /^\.downloadstring$/iu.test(word))
  ));
  const pipesText = commands.some(({ name, words }, index) => (
    runsText.test(name) && words.length === 0 && index > 0 && downloads.test(commands[index - 1].name)
  ));
  return downloadsText || pipesText ? 'the code that it downloads' : downloadedFile(commands);
}

function downloadedFile(commands: readonly PowerShellCommand[]): string | undefined {
  return commands.flatMap(({ name, words }, index) => {
    const file = downloads.test(name) ? words[words.findIndex((word) => outputParameter.test(word)) + 1] : undefined;
    const isGiven = file !== undefined && words.some((word) => outputParameter.test(word));
    return isGiven && commands.slice(index + 1).some((command) => isRun(file, command)) ? [file] : [];
  })[0];
}

function isRun(file: string, { name, words }: PowerShellCommand): boolean {
  return isSameFile(name, file) || runsFile.test(name) && words.some((word) => isSameFile(word, file));
}

/** The command that restarts or stops the computer, or undefined. */
export function restartOf(code: string): string | undefined {
  return !/computer|shutdown/iu.test(code) ? undefined : powerShellCommands(code).find(({ name, words }) => (
    /^(?:restart|stop)-computer$/iu.test(name) || isShutdown(name, words)
  ))?.name;
}

/** Whether a program with these arguments restarts or stops the computer. */
export function isShutdown(program: string, words: readonly string[]): boolean {
  return /(?:^|[\\/])shutdown(?:\.exe)?$/iu.test(program) && words.some((word) => /^[-/][rsgp]$/iu.test(word));
}

/**
 * The command that creates a firewall rule in code that looks at no existing rule, or undefined. A
 * rule with a fixed `-Name` cannot exist twice.
 */
export function repeatedFirewallRule(code: string): string | undefined {
  if (!/netfirewallrule|advfirewall/iu.test(code)) {
    return undefined;
  }
  const commands = powerShellCommands(code);
  const looks = commands.some((command) => /^(?:get|remove|set)-netfirewallrule$/iu.test(command.name) || /^(?:show|delete|set)$/iu.test(netshAction(command) ?? ''));
  return looks ? undefined : commands.find((command) => (
    /^new-netfirewallrule$/iu.test(command.name) ? !command.words.some((word) => /^-name$/iu.test(word)) && !command.words.some((word) => word.startsWith('@'))
      : netshAction(command)?.toLowerCase() === 'add'
  ))?.name;
}

/** What `netsh advfirewall firewall` does with a rule. */
function netshAction({ name, words }: PowerShellCommand): string | undefined {
  const [context, firewall, action] = words;
  return /^netsh(?:\.exe)?$/iu.test(name) && context?.toLowerCase() === 'advfirewall' && firewall?.toLowerCase() === 'firewall' ? action : undefined;
}
