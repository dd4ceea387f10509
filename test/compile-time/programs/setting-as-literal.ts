// TS2353
import { App, Chart } from 'cdk8s';
import { LocalGroup, WindowsNodeSettings } from 'cdk8s-hostprocess';

const chart = new Chart(new App(), 'chart');
new WindowsNodeSettings(chart, 'settings', {
  settings: [{ kind: 'shell', command: 'whoami' }, LocalGroup.define('readers')], // twin: settings: [LocalGroup.define('readers')],
});
