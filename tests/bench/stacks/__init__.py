"""The stacks that Voetstuk is measured beside. Each echoes, and none of them keeps what it is asked."""
