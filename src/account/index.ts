export * from './windows-account';
