export * from './firewall-rule';
export * from './grant-access';
export { LocalGroup, type LocalGroupOptions, type LocalGroupProps } from './local-group';
export * from './local-group-bootstrap';
export * from './local-group-grant';
export { Ensure, NodeSetting } from './node-setting';
export * from './settings-mode';
export { type NodeSettingsRollout, WindowsNodeSettings, type WindowsNodeSettingsProps } from './windows-node-settings';
