import { refusedAccountRule } from './account-rule';

export const rule = refusedAccountRule({
  id: 'HPC010',
  title: 'An account is not empty and holds no control characters',
  why: 'The API server refuses such a runAsUserName.',
  fix: 'Name an account: WindowsAccount.localService(), networkService() or localGroup(name).',
  sources: ['https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go'],
});
