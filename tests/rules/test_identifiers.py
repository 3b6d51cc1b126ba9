"""NHS and CHI numbers."""

import pytest

from whatmatters.rules.identifiers import is_identifier


@pytest.mark.parametrize("number", ["9434765919", "943 476 5919", "4505577104"])
def test_valid_nhs_numbers(number):
    assert is_identifier(number)


@pytest.mark.parametrize("number", ["9434765918", "943476591", "94347659190", "943476591X", "", "٩٤٣٤٧٦٥٩١٩"])
def test_invalid_nhs_numbers(number):
    assert not is_identifier(number)


def with_check_digit(nine: str) -> str | None:
    """The number with its check digit, worked out the long way; None where it would have to be 10."""
    total = 0
    for place in range(9):
        total += int(nine[place]) * (10 - place)
    for digit in range(11):
        if (total + digit) % 11 == 0:
            return None if digit == 10 else nine + str(digit)
    raise AssertionError


@pytest.mark.parametrize("birth", ["010170", "311299", "290200", "290204"])
def test_a_chi_number_begins_with_a_possible_birth_date(birth):
    numbers = filter(None, (with_check_digit(birth + f"{serial:03}") for serial in range(5)))

    assert all(is_identifier(number) for number in numbers)


@pytest.mark.parametrize("birth", ["000170", "320170", "011370", "310470", "290201", "300299", "390101"])
def test_an_impossible_birth_date_is_no_chi_number(birth):
    numbers = [number for serial in range(5) if (number := with_check_digit(birth + f"{serial:03}"))]

    assert numbers
    assert not any(is_identifier(number) for number in numbers)


def test_of_the_ten_last_digits_at_most_one_is_right():
    for serial in range(200):
        nine = f"450{serial:06}"
        right = [digit for digit in range(10) if is_identifier(nine + str(digit))]
        expected = with_check_digit(nine)
        assert [nine + str(digit) for digit in right] == ([expected] if expected else [])


def test_a_chi_number_begins_with_a_day_that_there_was():
    assert is_identifier("2902121008")  # 29 February in a leap year
    assert not is_identifier("2902131003")
