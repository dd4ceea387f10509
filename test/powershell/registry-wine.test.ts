import { audited, documentOf } from './agent-documents';
import { makeLinks } from './registry-links';
import { dataOf, passOnWine, statusesOf, WinePass } from './wine-agent';
import { agentScript, describeWithWinePowerShell, WinePowerShell } from './wine-powershell';
import { MachineEnvironmentVariable, MachinePathEntry, NodeSetting, RegistryKey, RegistryView, TakesEffect } from '../../src';

describeWithWinePowerShell('values of a real registry', () => {
  jest.setTimeout(300_000);
  let windows: WinePowerShell;
  beforeAll(() => { windows = new WinePowerShell(); });
  afterAll(() => windows.stop());

  const load = `${agentScript('windows-registry-keys', 'windows-registry-trees', 'windows-registry-values')}`;

  test('of every type, with any name, are read back as the bytes that were written', () => {
    const key = 'SOFTWARE\\Types 128/128\\[a]*?';
    const values: [string, number, string][] = [
      ['', 1, '61000000'], ['a\\b', 2, '2500410025000000'], ['it\'s $(x) *', 7, '6100000062000000' + '0000'], ['dword', 4, 'ffffffff'], ['qword', 11, 'ffffffffffffffff'],
      ['bytes', 3, '00ff'], ['empty', 3, ''], ['none', 0, ''], ['odd', 1, '616263'], ['big endian', 5, '00000001'], ['large', 3, 'ab'.repeat(40_000)],
    ];
    const answer = windows.run(`
      ${load}
      New-NodeRegistryKey -Key 'SOFTWARE\\Types 128/128' -View 64
      New-NodeRegistryKey -Key '${key}' -View 64
      $values = ConvertFrom-Json -InputObject @'
${JSON.stringify(values)}
'@
      foreach ($value in $values) {
        Set-NodeRegistryValue -Key '${key}' -View 64 -Name $value[0] -Type $value[1] -Hex $value[2]
        $found = Read-NodeRegistryValue -Key '${key}' -View 64 -Name $value[0]
        , @($value[0], $found.type, $found.hex)
      }
      $size = Read-NodeRegistryKeySize -Key '${key}' -View 64
      Remove-NodeRegistryValue -Key '${key}' -View 64 -Name 'dword'
      Remove-NodeRegistryValue -Key '${key}' -View 64 -Name 'dword'
      , @($size, ($null -eq (Read-NodeRegistryValue -Key '${key}' -View 64 -Name 'dword')), ($null -eq (Read-NodeRegistryValue -Key 'SOFTWARE\\None' -View 64 -Name 'a')))
    `) as unknown[];
    expect(answer.slice(0, -1)).toEqual(values);
    expect(answer.at(-1)).toEqual([values.length, true, true]);
  });

  test('in the 32-bit view are those of 32-bit programs', () => {
    expect(windows.run(`
      ${load}
      New-NodeRegistryKey -Key 'SOFTWARE\\Views' -View 32
      Set-NodeRegistryValue -Key 'SOFTWARE\\Views' -View 32 -Name 'a' -Type 4 -Hex '01000000'
      $null -eq (Read-NodeRegistryKeySize -Key 'SOFTWARE\\Views' -View 64)
      [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey('SOFTWARE\\WOW6432Node\\Views').GetValue('a')
      Remove-NodeRegistryKey -Key 'SOFTWARE\\Views' -View 32
      $null -eq (Read-NodeRegistryKeySize -Key 'SOFTWARE\\Views' -View 32)
    `)).toEqual([true, 1, true]);
  });

  test('behind a symbolic link are neither read nor written, nor are keys made or removed there', () => {
    const [kept, ...answers] = windows.run(`
      ${load}
      ${makeLinks}
      foreach ($key in 'SOFTWARE\\Target\\Below', 'SOFTWARE\\Northwind') {
        [Microsoft.Win32.Registry]::LocalMachine.CreateSubKey($key).Dispose()
      }
      [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey('SOFTWARE\\Target\\Below', $true).SetValue('a', 1)
      [RegistryLink]::Make('SOFTWARE\\Northwind\\Link', '\\REGISTRY\\MACHINE\\SOFTWARE\\Target')
      $key = 'SOFTWARE\\Northwind\\Link\\Below'
      $tried = @(
        { Read-NodeRegistryValue -Key $key -View 64 -Name 'a' }
        { Set-NodeRegistryValue -Key $key -View 64 -Name 'a' -Type 4 -Hex '02000000' }
        { Remove-NodeRegistryValue -Key $key -View 64 -Name 'a' }
        { New-NodeRegistryKey -Key "$key\\New" -View 64 }
        { Remove-NodeRegistryKey -Key $key -View 64 }
      )
      $answers = foreach ($each in $tried) { try { & $each; 'done' } catch { "$_" } }
      $target = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey('SOFTWARE\\Target\\Below')
      "$($target.GetValue('a')) $($target.SubKeyCount)"
      $answers
    `) as string[];
    expect(answers).toHaveLength(5);
    answers.forEach((answer) => expect(answer).toContain('it leads through a symbolic link at \'Link\''));
    expect(kept).toBe('1 0');
  });

  test('behind a key that is a link only at times is never opened to a group, nor written, nor is a key made there', () => {
    const [reached, victim, made, list] = windows.run(`
      ${agentScript('sddl', 'windows-registry-keys', 'windows-registry-values')}
      ${makeLinks}
      $machine = [Microsoft.Win32.Registry]::LocalMachine
      $machine.CreateSubKey('SOFTWARE\\Victim\\Settings').Dispose()
      $machine.CreateSubKey('SOFTWARE\\Wingtip').Dispose()
      $before = Read-NodeRegistrySddl -Key 'SOFTWARE\\Victim\\Settings'
      [RegistryLink]::Toggle('SOFTWARE\\Wingtip\\L', '\\REGISTRY\\MACHINE\\SOFTWARE\\Victim')
      $grant = ConvertTo-SddlGrant -Sid 'S-1-5-21-1-2-3-1001' -Rights 'KW'
      $key = 'SOFTWARE\\Wingtip\\L\\Settings'
      $tried = @(
        { $sddl = Read-NodeRegistrySddl -Key $key; if ($null -eq $sddl) { throw 'nothing' }; Set-NodeRegistrySddl -Key $key -Sddl (Add-SddlGrant -Sddl $sddl -Grant $grant) }
        { Set-NodeRegistryValue -Key $key -View 64 -Name 'a' -Type 4 -Hex '01000000' }
        { New-NodeRegistryKey -Key 'SOFTWARE\\Wingtip\\L\\New' -View 64; Remove-NodeRegistryKey -Key 'SOFTWARE\\Wingtip\\L\\New' -View 64 }
      )
      $clock = [System.Diagnostics.Stopwatch]::StartNew()
      $reached = @(0, 0, 0)
      while ($clock.Elapsed.TotalSeconds -lt 20) {
        for ($index = 0; $index -lt 3; $index++) {
          try { & $tried[$index]; $reached[$index]++ } catch { $null = $_ }
        }
      }
      [RegistryLink]::Stop = $true
      "$($reached[0]) $($reached[1])"
      (Read-NodeRegistrySddl -Key 'SOFTWARE\\Victim\\Settings') -ceq $before
      $victim = $machine.OpenSubKey('SOFTWARE\\Victim')
      @($victim.GetSubKeyNames()) -join ','
      @($victim.OpenSubKey('Settings').GetValueNames()) -join ','
    `) as string[];
    expect({ reached, victim, made, list }).toEqual({ reached: '0 0', victim: true, made: 'Settings', list: '' });
  });

  test('are made only where no key is, closed from the start, and gone as a whole or not at all', () => {
    expect(windows.run(`
      ${load}
      New-NodeRegistryKey -Key 'SOFTWARE\\Litware' -View 64
      New-NodeRegistryKey -Key 'SOFTWARE\\Litware\\Closed' -View 64 -Closed
      Read-NodeRegistrySddl -Key 'SOFTWARE\\Litware\\Closed'
      (Read-NodeRegistryKeySecurity -Key 'SOFTWARE\\Litware\\Closed' -View 64).sddl
      foreach ($key in 'SOFTWARE\\Litware\\Closed', 'SOFTWARE\\Nobody\\Key') { try { New-NodeRegistryKey -Key $key -View 64 } catch { "$_" } }
      try { Remove-NodeRegistryKey -Key 'SOFTWARE\\Litware' -View 64 } catch { "$_" -replace ': .*', '' }
      Remove-NodeRegistryKey -Key 'SOFTWARE\\Litware\\Closed' -View 64
      Read-NodeRegistryKeySize -Key 'SOFTWARE\\Litware' -View 64
    `)).toEqual([
      'D:P(A;CI;KA;;;SY)(A;CI;KA;;;BA)', 'D:P(A;CI;KA;;;SY)(A;CI;KA;;;BA)',
      "registry key 'SOFTWARE\\Litware\\Closed' cannot be created: another program has created it meanwhile",
      "registry key 'SOFTWARE\\Nobody\\Key' cannot be created: the key above it does not exist",
      "registry key 'SOFTWARE\\Litware' cannot be deleted", 0,
    ]);
  });

  const pass = (document: object, ...expressions: string[]) => passOnWine(windows, dataOf(document), {
    preparation: '$machine = [Microsoft.Win32.Registry]::LocalMachine', expressions,
  });
  const statuses = (one: WinePass) => [one.code, ...new Set(statusesOf(one))];
  /** Kind and data of each value as .NET has them. */
  const valuesIn = (key: string) => `
    $opened = $machine.OpenSubKey('${key}')
    if ($null -eq $opened) { 'missing' } else {
      (@($opened.GetValueNames() | Sort-Object | ForEach-Object {
        "$_ $($opened.GetValueKind($_)) $(@($opened.GetValue($_, $null, 'DoNotExpandEnvironmentNames')) -join '|')"
      }) -join '; ')
    }`;

  test('are made, kept and given back by the whole agent, in every type', () => {
    const key = RegistryKey.localMachine('SOFTWARE\\Contoso\\Agent')
      .plainString('', 'x').expandString('b', '%windir%\\a').multiString('c', ['one', 'two']).dword('d', 4294967295).qword('e', '9223372036854775808').binary('f', '00ff').none('g').withoutValue('h');
    const settings: NodeSetting[] = [key, RegistryKey.localMachine('SOFTWARE\\Contoso', { view: RegistryView.VIEW_32 }).dword('View', 32)];
    const all = ' String x; b ExpandString %windir%\\a; c MultiString one|two; d DWord -1; e QWord -9223372036854775808; f Binary 0|255; g None ';
    const [here, there] = [valuesIn('SOFTWARE\\Contoso\\Agent'), valuesIn('SOFTWARE\\WOW6432Node\\Contoso')];

    const audit = pass(audited(settings), here);
    expect({ statuses: statuses(audit), said: audit.said }).toEqual({ statuses: [0, 'drift', 'converged'], said: ['missing'] });
    const made = pass(documentOf(settings), here, there);
    expect({ statuses: statuses(made), said: made.said }).toEqual({ statuses: [0, 'changed', 'converged'], said: [all, 'View DWord 32'] });
    expect(statuses(pass(documentOf(settings)))).toEqual([0, 'converged']);

    pass(documentOf(settings), `
      $opened = $machine.OpenSubKey('SOFTWARE\\Contoso\\Agent', $true)
      $opened.SetValue('d', '4294967295')
      $opened.DeleteValue('f')
      $opened.SetValue('h', 1)`);
    const healed = pass(documentOf(settings), here);
    expect(healed.said).toEqual([all]);
    expect(healed.events.filter(({ event, status }) => event === 'setting' && status === 'changed').map(({ setting }) => setting.split('\\').at(-1)).sort()).toEqual(['d', 'f', 'h']);

    // The value h is somebody else's, and keeps its key.
    const back = pass(documentOf([key.absent(), settings[1]]), here);
    expect({ statuses: statuses(back), said: back.said }).toEqual({ statuses: [0, 'changed', 'converged'], said: ['h DWord 1'] });
    expect(statuses(pass(documentOf([key.absent()])))).toEqual([0, 'converged']);
  });

  test('that were there are given back with their type, and keys of the agent go with the last value', () => {
    const own = RegistryKey.localMachine('SOFTWARE\\Fabrikam\\New\\Deep').dword('a', 1, { effect: TakesEffect.afterReboot() });
    const changed = RegistryKey.localMachine('SOFTWARE\\Fabrikam').plainString('Mode', 'new');
    pass(documentOf([own]), '$machine.CreateSubKey(\'SOFTWARE\\Fabrikam\').SetValue(\'Mode\', \'%old%\', \'ExpandString\')');
    const made = pass(documentOf([own, changed]), valuesIn('SOFTWARE\\Fabrikam'), valuesIn('SOFTWARE\\Fabrikam\\New\\Deep'));
    expect(made.said).toEqual(['Mode String new', 'a DWord 1']);
    // wine does not say when it has booted: the change stays reported.
    expect(made.events[0]).toMatchObject({ status: 'converged', takesEffect: 'after a reboot' });
    const back = pass(documentOf([own.absent(), changed.absent()]), valuesIn('SOFTWARE\\Fabrikam'), valuesIn('SOFTWARE\\Fabrikam\\New'));
    expect({ statuses: statuses(back), said: back.said }).toEqual({ statuses: [0, 'changed'], said: ['Mode ExpandString %old%', 'missing'] });
  });

  test('and keys go as a whole, and come back with their permissions, in each view', () => {
    const old = 'SOFTWARE\\Contoso Ltd\\Old';
    const settings = [RegistryKey.localMachine(old).removedWithContent(), RegistryKey.localMachine('SOFTWARE\\Views Ltd', { view: RegistryView.VIEW_32 }).below('Old').removedWithContent()];
    const below = `${old}\\Deep\\Deeper 2/3`;
    const sddl = `
      $sections = [System.Security.AccessControl.AccessControlSections]::Access
      $machine.OpenSubKey('${old}\\Deep').GetAccessControl($sections).GetSecurityDescriptorSddlForm($sections)`;
    const kept = '(@($machine.OpenSubKey(\'SOFTWARE\\Contoso Ltd\').GetSubKeyNames()) + @($machine.OpenSubKey(\'SOFTWARE\\WOW6432Node\\Views Ltd\').GetSubKeyNames())) -join \',\'';
    const before = pass(audited(settings), `
      $machine.CreateSubKey('SOFTWARE\\Contoso Ltd\\Older').SetValue('a', 1)
      $machine.CreateSubKey('${below}').SetValue('Path', '%windir%\\a', 'ExpandString')
      $machine.OpenSubKey('${below}', $true).SetValue('', [byte[]](0, 255))
      $machine.CreateSubKey('${old}\\Empty').Dispose()
      $machine.CreateSubKey('SOFTWARE\\WOW6432Node\\Views Ltd\\Old\\Below').SetValue('b', 2)
      $machine.CreateSubKey('SOFTWARE\\Views Ltd\\Old').SetValue('c', 3)
      $security = New-Object -TypeName System.Security.AccessControl.RegistrySecurity
      $security.SetSecurityDescriptorSddlForm('D:PAI(A;CI;KA;;;SY)(A;CI;KA;;;BA)', 'Access')
      $machine.OpenSubKey('${old}\\Deep', 'ReadWriteSubTree', 'ChangePermissions').SetAccessControl($security)
      'made'`, sddl);
    const permissions = before.said[1];
    expect(statuses(before)).toEqual([0, 'converged']);

    const removed = pass(documentOf(settings), kept, valuesIn('SOFTWARE\\Views Ltd\\Old'));
    expect({ statuses: statuses(removed), said: removed.said }).toEqual({ statuses: [0, 'changed'], said: ['Older', 'c DWord 3'] });
    expect(statuses(pass(documentOf(settings)))).toEqual([0, 'converged']);

    const back = pass(documentOf(settings.map((setting) => setting.absent())), kept, valuesIn(below), valuesIn('SOFTWARE\\WOW6432Node\\Views Ltd\\Old\\Below'), sddl);
    expect({ statuses: statuses(back), said: back.said }).toEqual({
      statuses: [0, 'changed'], said: ['Old,Older,Old', ' Binary 0|255; Path ExpandString %windir%\\a', 'b DWord 2', permissions],
    });
    expect(statuses(pass(documentOf(settings.map((setting) => setting.absent()))))).toEqual([0, 'converged']);
  });

  test('a key that contains a symbolic link stays as a whole, and so does what the link leads to', () => {
    windows.run(`
      ${makeLinks}
      foreach ($key in 'SOFTWARE\\Linked\\Below', 'SOFTWARE\\Tailspin\\First') { [Microsoft.Win32.Registry]::LocalMachine.CreateSubKey($key).Dispose() }
      [RegistryLink]::Make('SOFTWARE\\Tailspin\\Link', '\\REGISTRY\\MACHINE\\SOFTWARE\\Linked')
    `);
    const names = (key: string) => `$machine.OpenSubKey('${key}').GetSubKeyNames() -join ','`;
    const tried = pass(documentOf([RegistryKey.localMachine('SOFTWARE\\Tailspin').removedWithContent()]), names('SOFTWARE\\Tailspin'), names('SOFTWARE\\Linked'));
    expect(tried.said).toEqual(['First,Link', 'Below']);
    expect(tried.code).toBe(30);
    expect(tried.events[0].message).toContain('it leads through a symbolic link at \'Link\'');
    // Not even where it is deleted by itself.
    expect(windows.run(`
      ${load}
      foreach ($key in 'SOFTWARE\\Tailspin\\Link', 'SOFTWARE\\Tailspin\\Link\\Below', 'SOFTWARE\\Tailspin') {
        try { Remove-NodeRegistryKey -Key $key -View 64; 'gone' } catch { 'stays' }
      }
      Remove-NodeRegistryKey -Key 'SOFTWARE\\Nobody' -View 64
      $null -ne [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey('SOFTWARE\\Linked\\Below')
    `)).toEqual(['stays', 'stays', 'stays', true]);
  });

  test('of the environment reach programs that start afterwards, and the Path keeps its type and what is in it', () => {
    const settings = [MachineEnvironmentVariable.of('CONTOSO_HOME', '%SystemRoot%\\contoso', { expands: true }), MachinePathEntry.of('C:/Program Files/Contoso')];
    const path = 'SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment';
    const entry = `$opened = $machine.OpenSubKey('${path}'); "$($opened.GetValueKind('Path')) $($opened.GetValue('Path', $null, 'DoNotExpandEnvironmentNames'))"`;
    const before = pass(audited(settings), entry);
    expect(statuses(before)).toEqual([0, 'drift']);
    const made = pass(documentOf(settings), entry);
    expect({ statuses: statuses(made), said: made.said }).toEqual({ statuses: [0, 'changed'], said: [`${before.said[0] as string};C:\\Program Files\\Contoso`] });
    expect(windows.run('$env:CONTOSO_HOME\n$env:Path')).toEqual([expect.stringMatching(/^C:\\windows\\contoso$/iu), expect.stringContaining(';C:\\Program Files\\Contoso')]);

    const again = documentOf(settings);
    const back = pass({ ...again, settings: again.settings.map((setting: object) => ({ ...setting, ensure: 'absent' })) }, entry);
    expect({ statuses: statuses(back), said: back.said }).toEqual({ statuses: [0, 'changed'], said: before.said });
    expect(windows.run('[string]$env:CONTOSO_HOME')).toEqual(['']);
  });
});
