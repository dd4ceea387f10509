import * as fc from 'fast-check';
import { SANDBOX_SPELLINGS, sandboxMisspellings } from '../../../src/facts/cmd-line';

const name = 'CONTAINER_SANDBOX_MOUNT_POINT';

describe('sandboxMisspellings', () => {
  test.each([
    [`$(${name})\\bin`, 'kubernetes', `$(${name})`, '%'],
    [`\${${name}}/bin`, 'shell', `\${${name}}`, '%'],
    [`$${name}\\bin`, 'shell', `$${name}`, '%'],
    [`\${env:${name}}\\bin`, 'powershell', `\${env:${name}}`, '$env:'],
    [`%${name}\\bin`, 'percent', `%${name}`, '%'],
    [`${name}%\\bin`, 'percent', `${name}%`, '%'],
    [`${name}\\bin`, 'percent', name, '%'],
    [`%${name.toLowerCase()}%\\bin`, 'case', `%${name.toLowerCase()}%`, '%'],
    [`$Env:${name}\\bin`, 'case', `$Env:${name}`, '$env:'],
    ['%CONTAINER_SANDBOX_MOUNTPOINT%\\bin', 'name', '%CONTAINER_SANDBOX_MOUNTPOINT%', '%'],
    ['$env:CONTAINER_SANDBOX_MOUNT_POINTS\\bin', 'name', '$env:CONTAINER_SANDBOX_MOUNT_POINTS', '$env:'],
    ['%SANDBOX_MOUNT_POINT%\\bin', 'name', '%SANDBOX_MOUNT_POINT%', '%'],
    ['$(CONTAINER_SANBOX_MOUNT_PIONT)', 'name', '$(CONTAINER_SANBOX_MOUNT_PIONT)', '%'],
  ])('in %j: %s', (text, kind, found, spelling) => {
    expect(sandboxMisspellings(`--path=${text} x`)).toEqual([expect.objectContaining({
      kind, text: found, fix: `Write ${spelling === '%' ? `%${name}%` : `$env:${name}`}.`,
    })]);
  });

  test('says whether PowerShell would read it', () => {
    expect(sandboxMisspellings(`$Env:${name} \${env:${name}} $${name} $env:${name}S`).map(({ readByPowerShell }) => readByPowerShell)).toEqual([true, true, false, false]);
  });

  test('has a text for people', () => {
    expect(sandboxMisspellings(`%${name}\\bin`)).toEqual([{
      kind: 'percent',
      text: `%${name}`,
      readByPowerShell: false,
      readByCmd: false,
      message: `"%${name}" lacks a percent sign, so the container runtime does not replace it`,
      fix: `Write %${name}%.`,
    }]);
  });

  test.each([
    '', `%${name}%\\bin`, `$env:${name}/bin`, `x%${name}%y$env:${name}"`, `[Environment]::GetEnvironmentVariable('${name}')`, '$(CONTAINER_IMAGE)', '%SOME_OTHER_MOUNT_POINT%',
    'CONTAINER_RUNTIME_ENDPOINT\\x', '$env:CONTAINERD_NAMESPACE',
  ])('finds nothing in %j', (text) => {
    expect(sandboxMisspellings(text)).toEqual([]);
  });

  test('finds nothing in right spellings, whatever stands around them', () => {
    const around = fc.string({ unit: fc.constantFrom(' ', '\\', '/', '"', "'", '-', ':', '=', 'x', '.', ';') });
    fc.assert(fc.property(around, fc.constantFrom(...SANDBOX_SPELLINGS), fc.constantFrom('', '\\', '/', ' ', '"'), around, (before, spelling, next, after) => {
      expect(sandboxMisspellings(before + spelling + next + (next === '' ? '' : after))).toEqual([]);
    }));
  });
});
