"""Who there is: municipalities, departments, bodies, people, seats and delegations."""
