import { WindowsServer } from '../../src';

test('releases are known by the build that kubelet writes into the label', () => {
  expect(WindowsServer).toEqual({ LTSC2019: '10.0.17763', LTSC2022: '10.0.20348', LTSC2025: '10.0.26100' });
});
