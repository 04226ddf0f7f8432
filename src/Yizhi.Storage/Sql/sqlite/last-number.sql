SELECT last FROM counters WHERE scope = @scope
