// TS2353
import { App, Chart } from 'cdk8s';
import { LocalGroup, WindowsAccount, WindowsNodeSettings } from 'cdk8s-hostprocess';

const chart = new Chart(new App(), 'chart');
const account = WindowsAccount.localService();
export const settings = new WindowsNodeSettings(chart, 'settings', {
  settings: [LocalGroup.define('readers')],
  account, // twin: podLabels: { account: account.userName },
});
