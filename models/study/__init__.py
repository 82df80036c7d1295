"""Studying a style: its code is optimised on this computer, the network frozen, until it paints as the style does.

What a network reads of a style at once is a guess that has to do for every style. To study one is to optimise its style
code itself: the parts of the transforms, the modulation, the matrices that mix hidden channels and those that lay the
canvas on. After conditional instance normalisation, where a style is what is learned of it (Dumoulin et al. 2017). What
comes out is a code like any other: strength, layers and mixtures are sums of its parts as before.
"""
