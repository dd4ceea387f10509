import * as fc from 'fast-check';
import { sandboxReferences } from '../../../src/facts/cmd-line';
import { replaceSandboxVariable } from '../../../src/facts/cmd-line/sandbox-references';

const percent = '%CONTAINER_SANDBOX_MOUNT_POINT%';
const dollar = '$env:CONTAINER_SANDBOX_MOUNT_POINT';

describe('replaceSandboxVariable', () => {
  test('replaces both spellings, in this case only, wherever they stand', () => {
    expect(replaceSandboxVariable(`a${percent}\\b ${dollar}/c ${dollar}S ${percent.toLowerCase()} $Env:${dollar.slice(5)}`, 'C:\\hpc'))
      .toBe('aC:\\hpc\\b C:\\hpc/c C:\\hpcS %container_sandbox_mount_point% $Env:CONTAINER_SANDBOX_MOUNT_POINT');
  });

  test('takes the folder as text, whatever it holds', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('$', '&', '`', "'", '1', '\\') }), (folder) => {
      expect(replaceSandboxVariable(`[${percent}]`, folder)).toBe(`[${folder}]`);
    }));
  });
});

describe('sandboxReferences', () => {
  test.each([
    [percent, '', '', false],
    [`${percent}\\`, '', '', false],
    [`--config=${percent}/etc//app/./config.yml`, '\\etc\\app\\config.yml', '\\etc\\app\\config.yml', false],
    [`& "${dollar}\\bin\\a.exe" -x`, '\\bin\\a.exe', '\\bin\\a.exe', false],
    [`& ${dollar}/bin/a.exe -x y`, '\\bin\\a.exe', '\\bin\\a.exe -x y', false],
    [`cp '${percent}\\my data\\x' y`, '\\my', "\\my data\\x' y", false],
    [`${percent}\\Program Files\\x`, '\\Program', '\\Program Files\\x', false],
    [`${percent}\\mounts\\$(FILE)`, '\\mounts', '\\mounts', true],
    [`${percent}$(REST)`, '', '', false],
    [`${percent}x`, '', '', false],
  ])('in %j', (text, path, longest, open) => {
    expect(sandboxReferences(text)).toEqual([{ path, longest, open }]);
  });

  test('are all of them', () => {
    expect(sandboxReferences(`${percent}\\a;${percent}/b|${dollar}\\c`).map(({ path }) => path)).toEqual(['\\a', '\\b', '\\c']);
  });

  test.each(['', '%PATH%\\x', '%container_sandbox_mount_point%\\x', '$(CONTAINER_SANDBOX_MOUNT_POINT)\\x', `${dollar}S\\x`])('none in %j', (text) => {
    expect(sandboxReferences(text)).toEqual([]);
  });
});
