import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describeWithPowerShell, folderWith, resultOf } from './powershell';
import { powerShellCommands } from '../../src/facts/powershell/commands';
import { powerShellTokens } from '../../src/facts/powershell/tokens';

/** What PowerShell's own parser says about code. */
interface Parsed {
  readonly errors: number;
  /** Positions of comments and of strings outside of other tokens, as `start-end`. */
  readonly comments: readonly string[];
  readonly strings: readonly string[];
  /** Names of commands, each with its position, outside of strings. */
  readonly commands: readonly string[];
}

const parse = `
  $list = ConvertFrom-Json -InputObject ([System.IO.File]::ReadAllText((Join-Path $PSScriptRoot 'codes.json')))
  $all = foreach ($code in $list.codes) {
    $tokens = $null; $errors = $null
    $ast = [System.Management.Automation.Language.Parser]::ParseInput($code, [ref]$tokens, [ref]$errors)
    $extents = { param($kinds) @($tokens | Where-Object { $kinds -contains [string]$_.Kind } | ForEach-Object { "$($_.Extent.StartOffset)-$($_.Extent.EndOffset)" }) }
    $commands = @($ast.FindAll({ param($node) $node -is [System.Management.Automation.Language.CommandAst] }, $true) | Where-Object {
      $inString = $false
      for ($parent = $_.Parent; $null -ne $parent; $parent = $parent.Parent) { $inString = $inString -or $parent -is [System.Management.Automation.Language.ExpandableStringExpressionAst] }
      -not $inString -and $_.GetCommandName()
    } | ForEach-Object { "$($_.CommandElements[0].Extent.StartOffset) $($_.GetCommandName())" })
    [pscustomobject]@{
      errors = $errors.Count; comments = @(& $extents 'Comment')
      strings = @(& $extents ('StringLiteral', 'StringExpandable', 'HereStringLiteral', 'HereStringExpandable')); commands = $commands
    }
  }
  [System.IO.File]::WriteAllText($env:RESULT, (ConvertTo-Json -Depth 5 -InputObject @($all)))
`;

function parsed(codes: readonly string[]): Parsed[] {
  return resultOf(join(folderWith({ 'codes.json': JSON.stringify({ codes }), 'parse.ps1': parse }), 'parse.ps1'), {});
}

function extents(code: string, kind: string): string[] {
  return powerShellTokens(code).filter((token) => token.kind === kind).map(({ start, text }) => `${start}-${start + text.length}`);
}

// Each fragment is valid on a line of its own.
const fragment = fc.constantFrom(
  'Get-Item a', '$x = 1', '$x', '; ', '\n', '\r\n', ' ', '# note " it\'s\n', '<# block " \' # #> ', "'it''s # no comment' ", '"a # b `" `$x $y" ', '"$(Get-Item "b # c") d" ',
  '"nested $("in $(\'x\' + ")")") y" ', '"a""b" ', "@'\n'x # y \"\n'@\n", '@"\nz "$(Get-Date)" #\n"@\n', 'Write-Output a#b ', 'Get-ChildItem | ForEach-Object { $_.Name } ',
  '& "C:\\a b\\c.exe" -x ', '. .\\lib.ps1 ', 'if ($a) { Stop-Service b } else { .\\c.exe } ', '@{ a = 1; b = "c" } ', '$y = Get-Date ', '(Get-Process) ', '$(Get-Host) ',
  '${env:A B} ', '$env:PATH ', '`\n', 'Write-Host -Object:"x y" ', '[string]"x" ', '@(1, 2) ', 'foreach ($i in Get-Item x) { } ', 'function Get-It { param($p) return Get-Item $p } ',
  '\u201ca # b\u201d ', '\u2018c\u2019 ', '1..3 | % { $_ } ', '$a -eq "b" ', '"unterminated`"" ', '$h["k"] ', '"${x}y" ', '"$x[0]" ',
);

/** The names that look like names of commands, which are no keywords. */
function named(names: readonly string[]): string[] {
  return names.filter((name) => /^[A-Z]\w+-\w+$/u.test(name)).sort();
}

describeWithPowerShell('the tokens of PowerShell code against its own parser', () => {
  jest.setTimeout(120_000);

  test('comments and strings are where the parser sees them', () => {
    const line = fc.tuple(fragment, fc.constantFrom('\n', '\r\n', ';\t'));
    const script = fc.array(line, { minLength: 1, maxLength: 8 }).map((parts) => parts.flat().join(''));
    const codes = fc.sample(script, { numRuns: 1000, seed: 20261201 });
    const results = parsed(codes);
    const wrong = codes.flatMap((code, index) => {
      const { errors, comments, strings } = results[index];
      const own = { comments: extents(code, 'comment'), strings: extents(code, 'string') };
      return errors > 0 || JSON.stringify(own) === JSON.stringify({ comments, strings }) ? [] : [{ code, own, comments, strings }];
    });
    expect(results.filter(({ errors }) => errors === 0).length).toBeGreaterThan(300);
    expect(wrong.sort((one, other) => one.code.length - other.code.length).slice(0, 3)).toEqual([]);
  });

  test('every command of a script is found, and nothing else that has the name of a command', () => {
    const folder = join(__dirname, '..', '..', 'src', 'agent');
    const codes = readdirSync(folder).filter((name) => name.endsWith('.ps1')).map((name) => readFileSync(join(folder, name), 'utf8').replace(/^\ufeff/u, ''));
    const results = parsed(codes);
    codes.forEach((code, index) => {
      const own = powerShellCommands(code).map(({ name }) => name);
      const names = results[index].commands.map((command) => command.slice(command.indexOf(' ') + 1));
      expect(named(own)).toEqual(named(names));
    });
  });
});
