import { quantityValue } from '../../src/facts/quantity';

test.each([
  ['100m', 0.1], ['1', 1], ['0.5', 0.5], ['.5', 0.5], ['1.', 1], ['+2', 2], ['-1', -1], ['1Ki', 1024], ['1.5Mi', 1572864], ['2k', 2000], ['1e3', 1000], ['1E3', 1000],
  ['1E', 1e18], ['10u', 1e-5],
])('%p comes to %p', (quantity, value) => {
  expect(quantityValue(quantity)).toBeCloseTo(value, 9);
});

test('one amount is the same in every unit: no rounding gets between a request and its limit', () => {
  for (let tenths = 0; tenths <= 1000; tenths++) {
    expect(quantityValue(`${tenths * 100}m`)).toBe(quantityValue(String(tenths / 10)));
  }
});

test.each(['', 'm', '1 Gi', '1GB', '1KI', '1K', '--1', '1e', '0x10', 'undefined'])('%p is no amount', (quantity) => {
  expect(quantityValue(quantity)).toBeUndefined();
});
