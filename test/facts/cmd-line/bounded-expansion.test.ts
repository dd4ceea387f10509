import { environmentOf, judgeCommandLine } from '../../../src/facts/cmd-line';
import { expand, MAX_EXPANSION } from '../../../src/facts/cmd-line/kubelet-expansion';

const doubled = (count: number) => environmentOf({
  env: [{ name: 'V0', value: 'x'.repeat(10) }, ...Array.from({ length: count }, (_, index) => ({ name: `V${index + 1}`, value: `$(V${index})$(V${index})` }))],
});

test.each([26, 60, 5000])('%d variables that double are a line that is too long, not a string that fills the memory', (count) => {
  const { line, problems } = judgeCommandLine({ command: ['a.exe', `$(V${count})`], environment: doubled(count), throughCmd: true });
  expect(line.length).toBeLessThan(2 * MAX_EXPANSION);
  expect(problems.filter(({ kind }) => kind === 'line-too-long')).toMatchObject([{ message: expect.stringContaining('has at least ') }]);
});

test('a line does not grow with each element that refers to a long value', () => {
  const { line } = judgeCommandLine({ command: ['a.exe', ...Array.from({ length: 1000 }, () => '$(V20)')], environment: doubled(20), throughCmd: false });
  expect(line.length).toBeLessThan(3 * MAX_EXPANSION);
});

test.each([
  ['references without an end', '$('.repeat(1000), '$('.repeat(1000)],
  ['an escape behind one', '$(a $$', '$(a $'],
  ['one reference around others', '$($($(a)', '$($($(a)'],
  ['known and unknown names', '$(a)$(b)$$(a)$', 'x$(b)$(a)$'],
])('reads %s as the kubelet does', (_, text, expanded) => {
  expect(expand(text, (name) => (name === 'a' ? { value: 'x' } : undefined)).text).toBe(expanded);
});

test('searches a name once, however many references have no end', () => {
  let names = 0;
  expand(`${'$('.repeat(20_000)})${'$('.repeat(20_000)}`, () => { names++; return undefined; });
  expect(names).toBe(1);
});
