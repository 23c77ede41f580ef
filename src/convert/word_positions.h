// SPDX-License-Identifier: MIT
#pragma once
/// Words with their places on the pages of a PDF, as `pdftotext -bbox` writes them. Stands before the pipeline: what is
/// read here becomes the text that klubba reads.
#include <string>
#include <string_view>
#include <vector>

namespace klubba::convert {

/// A word and its box, in points from the page's upper left corner.
struct PlacedWord {
  double left = 0, top = 0, right = 0, bottom = 0;
  std::string text;

  double height() const { return bottom - top; }
  double middle() const { return (top + bottom) / 2; }
};

/// Words on one height, from left to right.
struct WordLine {
  std::vector<PlacedWord> words;
  double top = 0, bottom = 0;

  double height() const { return bottom - top; }
  double middle() const { return (top + bottom) / 2; }
};

/// A page: its lines from top to bottom, and words that run upwards or downwards along its edge.
struct PlacedPage {
  double width = 0, height = 0;
  std::vector<WordLine> lines;
  std::vector<PlacedWord> turned;
};

/// The pages of `pdftotext -bbox`'s XHTML. Total: what has not its form is passed over.
std::vector<PlacedPage> read_word_positions(std::string_view xhtml);

}  // namespace klubba::convert
