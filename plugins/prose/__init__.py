"""The prose reading: values, rules and steps said in Chinese and in English."""
