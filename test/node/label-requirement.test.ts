import { LabelRequirement, mayAllHold } from '../../src/node/label-requirement';

const on = (key: string, operator: LabelRequirement['operator'], ...values: string[]): LabelRequirement => ({ key, operator, values });

test('conditions on different labels never exclude each other', () => {
  expect(mayAllHold([on('a', 'In', 'x'), on('b', 'DoesNotExist')])).toBe(true);
  expect(mayAllHold([])).toBe(true);
});

test('a node without a label meets every exclusion of its values', () => {
  expect(mayAllHold([on('a', 'NotIn', 'x', 'y'), on('a', 'DoesNotExist')])).toBe(true);
  expect(mayAllHold([on('a', 'NotIn', 'x'), on('a', 'Exists')])).toBe(true);
});
