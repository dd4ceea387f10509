# Where Windows keeps the environment variables of the machine.

$environmentKey = 'SYSTEM\CurrentControlSet\Control\Session Manager\Environment'
